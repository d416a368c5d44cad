//! That text of every element fits into the type area.
//!
//! In: the resolved template and the tree it was read from. Out: faults, said
//! about the value that a user can change: the element's own, the body's that
//! it takes over, or the page that leaves too little room. A page that is too
//! small is told once, not once for every element.

use super::Template;
use super::fault::{At, Fault};
use super::library::is_bundled;
use super::node::Entry;
use super::section::{Faults, Section};
use super::style::Style;
use super::units::{Lines, Pt};
use crate::document::Role;

/// Pushes what does not fit of the elements under `styles`.
pub(super) fn elements(
    template: &Template,
    root: Section<'_>,
    styles: Section<'_>,
    faults: &mut Faults,
) {
    let misfits: Vec<(Role, Misfit)> = Role::ALL
        .into_iter()
        .filter_map(|role| Some((role, misfit(template, template.styles.of(role))?)))
        .collect();
    let (mut of_page, mut of_elements) = (Vec::new(), Vec::new());
    for (role, misfit) in &misfits {
        match misfit.value(*role, root, styles) {
            Some((owner, at)) => {
                of_elements.push(at.fault(format!("{owner} 的{}", misfit.message)));
            }
            None => of_page.push(misfit.fault_of_page(*role, root, styles)),
        }
    }
    // What does not fit a page that is too small says nothing of itself.
    let told = if of_page.is_empty() {
        of_elements
    } else {
        of_page
    };
    for fault in told {
        faults.push(fault);
    }
}

/// Why text of an element does not fit.
struct Misfit {
    /// Said behind the element's name.
    message: String,
    /// The element's keys that may be the cause, the likeliest first.
    keys: Vec<&'static str>,
    /// What is to blame where the element is as a bundled template has it.
    room: Room,
}

/// A section that gives elements their room.
struct Room {
    /// Its key.
    section: &'static str,
    /// The keys in it that bear on the room.
    keys: [&'static str; 3],
    /// What is said about them.
    message: String,
}

/// Why text of `style` does not fit into the type area, if it does not.
fn misfit(template: &Template, style: &Style) -> Option<Misfit> {
    let measure = template.measure(style.size);
    let [left, right, first] =
        [style.left_indent, style.right_indent, style.first_indent].map(|it| it.pt(measure));
    let width = template.area_width();
    if (left + right + first).max(left + right) + style.size > width {
        let mut taken = [
            ("size", style.size),
            ("left-indent", left),
            ("right-indent", right),
            ("first-indent", first),
        ];
        taken.sort_by(|(_, one), (_, other)| other.0.total_cmp(&one.0));
        return Some(too_wide(width, taken.map(|(key, _)| key).to_vec()));
    }
    if left + first + template.page.left.pt() < Pt::ZERO {
        return Some(off_the_paper(width));
    }
    let height = template.area_height();
    if style.size > height {
        return Some(too_high(height));
    }
    too_many_lines(f64::from(template.grid.lines), style)
}

fn too_wide(width: Pt, keys: Vec<&'static str>) -> Misfit {
    let width = millimetres(width);
    Misfit {
        message: format!("缩进和字号太大，版心宽 {width:.1}mm，一行放不下一个字；改小缩进或字号"),
        keys,
        room: Room {
            section: "page",
            keys: ["left", "right", "width"],
            message: format!(
                "版心只剩 {width:.1}mm 宽，一行放不下缩进和一个字；改小 left、right，或改大 width"
            ),
        },
    }
}

fn off_the_paper(width: Pt) -> Misfit {
    Misfit {
        message: "首行向左的缩进太大，字会排到纸外；改大 first-indent 或 left-indent".to_owned(),
        keys: vec!["first-indent", "left-indent"],
        room: too_wide(width, Vec::new()).room,
    }
}

fn too_high(height: Pt) -> Misfit {
    let height = millimetres(height);
    Misfit {
        message: "字号比版心还高；改小字号".to_owned(),
        keys: vec!["size"],
        room: Room {
            section: "page",
            keys: ["top", "bottom", "height"],
            message: format!(
                "版心只剩 {height:.1}mm 高，放不下一行字；改小 top、bottom，或改大 height"
            ),
        },
    }
}

fn too_many_lines(most: f64, style: &Style) -> Option<Misfit> {
    let blank = [("before", style.before), ("after", style.after)];
    let keys: Vec<&'static str> = blank
        .into_iter()
        .filter(|(_, Lines(lines))| *lines >= most)
        .map(|(key, _)| key)
        .collect();
    (!keys.is_empty()).then(|| Misfit {
        message: format!("空行要少于一页的 {most} 行"),
        keys,
        room: Room {
            section: "grid",
            keys: ["lines"; 3],
            message: format!("一页只有 {most} 行，放不下要素上下的空行；改大 lines"),
        },
    })
}

impl Misfit {
    /// The likeliest of the element's values that the user wrote, and the key
    /// of the element it stands under.
    fn value<'a>(
        &self,
        role: Role,
        root: Section<'_>,
        styles: Section<'a>,
    ) -> Option<(&'static str, &'a At)> {
        let values = self
            .keys
            .iter()
            .filter_map(|key| effective(styles, role, key))
            .map(|(owner, entry)| (owner, &entry.node.at))
            .collect();
        users_own(values, root)
    }

    /// What is said about the page; about the whole of the section where no
    /// single key of it is the user's.
    fn fault_of_page(&self, role: Role, root: Section<'_>, styles: Section<'_>) -> Fault {
        let section = root.section(self.room.section);
        let values = self
            .room
            .keys
            .iter()
            .filter_map(|key| Some(((), &section?.node.entry(key)?.node.at)))
            .collect();
        match users_own(values, root) {
            Some(((), at)) => at.fault(self.room.message.as_str()),
            None => styles
                .at
                .fault(format!("{} 的{}", role.key(), self.message)),
        }
    }
}

/// The value that holds for `key` of an element: its own, else the body's.
fn effective<'a>(styles: Section<'a>, role: Role, key: &str) -> Option<(&'static str, &'a Entry)> {
    [role.key(), Role::Body.key()]
        .into_iter()
        .find_map(|owner| Some((owner, styles.node.entry(owner)?.node.entry(key)?)))
}

/// The first of `found` that stands in the template's own file, else in
/// another file of the user's: nobody can edit a bundled one.
fn users_own<'a, T>(mut found: Vec<(T, &'a At)>, root: Section<'_>) -> Option<(T, &'a At)> {
    let own = found.iter().position(|(_, at)| at.file == root.at.file);
    let place = own.or_else(|| found.iter().position(|(_, at)| !is_bundled(&at.file)))?;
    Some(found.swap_remove(place))
}

/// In millimetres, for messages.
pub(super) fn millimetres(length: Pt) -> f64 {
    length.0 * 25.4 / 72.0
}
