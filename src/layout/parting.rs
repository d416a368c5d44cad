//! How many lines of a paragraph stay on a page and how many go to the next,
//! so that no line of it stands alone: the rule of `w:widowControl` in a DOCX,
//! so that Word parts paragraphs alike.
//!
//! In: counts of lines. Out: counts of lines. It knows no page.

use crate::template::PageEnds;

/// So many lines of a paragraph stand together at a page's foot or top.
const TOGETHER: usize = 2;

/// How many of `lines` stay where there is room for `free` of them. `begins`
/// says whether the first of them begins its paragraph.
pub(super) fn staying(lines: usize, free: usize, begins: Begins, ends: PageEnds) -> usize {
    match ends {
        _ if lines <= free => lines,
        PageEnds::Full => free,
        PageEnds::NoWidows => {
            let stay = free.min(lines.saturating_sub(TOGETHER));
            match begins {
                Begins::Paragraph if stay < TOGETHER => 0,
                Begins::Paragraph | Begins::Amid => stay,
            }
        }
    }
}

/// How many of a paragraph's first lines stand together at least.
pub(super) fn first_together(lines: usize, ends: PageEnds) -> usize {
    match ends {
        PageEnds::Full => 1,
        // Of three lines neither one nor two can go.
        PageEnds::NoWidows if lines < TOGETHER * 2 => lines,
        PageEnds::NoWidows => TOGETHER,
    }
}

/// How many of its last lines go on to what follows on the next page.
pub(super) fn last_together(lines: usize, ends: PageEnds) -> usize {
    match ends {
        _ if lines >= TOGETHER * 2 => TOGETHER,
        PageEnds::Full => 1,
        PageEnds::NoWidows => lines,
    }
}

/// What lines begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begins {
    /// A paragraph.
    Paragraph,
    /// Text whose paragraph began above.
    Amid,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stay(lines: usize, free: usize) -> usize {
        staying(lines, free, Begins::Paragraph, PageEnds::NoWidows)
    }

    #[test]
    fn two_lines_at_least_stand_at_a_foot_and_at_a_top() {
        assert_eq!(stay(5, 5), 5);
        assert_eq!(stay(5, 4), 3, "a last line takes one with it");
        assert_eq!(stay(5, 1), 0, "a first line goes with the second");
        assert_eq!(stay(4, 3), 2);
    }

    #[test]
    fn two_or_three_lines_stay_together() {
        assert_eq!(stay(2, 1), 0);
        assert_eq!(stay(3, 2), 0);
        assert_eq!(stay(3, 1), 0);
    }

    #[test]
    fn full_pages_part_anywhere() {
        let stay = |lines, free| staying(lines, free, Begins::Paragraph, PageEnds::Full);
        assert_eq!(stay(2, 1), 1);
        assert_eq!(stay(5, 4), 4);
    }

    #[test]
    fn what_goes_on_may_leave_one_line_below_others_of_its_own() {
        assert_eq!(staying(4, 1, Begins::Amid, PageEnds::NoWidows), 1);
    }
}
