//! Composed runs as docx-rs runs: character styles where a part of a paragraph
//! has one, direct formatting where it differs from its style, links.

use docx_rs::{Hyperlink, HyperlinkData, Paragraph, ParagraphChild, RunFonts};

use super::Body;
use crate::compose::{ComposedParagraph, Run, latin_quotes};
use crate::template::{Letter, Style, Weight};
use crate::write::flow::docx::geometry::half_points;
use crate::write::flow::docx::sheet;
use crate::write::flow::docx::styles::{Faces, colour_value};
use crate::write::flow::docx::text::{Hand, Places, Turn};

impl<'t> Body<'t> {
    /// The paragraph with the runs of its text.
    pub(in super::super) fn with_runs(
        &mut self,
        mut paragraph: Paragraph,
        composed: &ComposedParagraph<'_>,
        (style, breaks): (&Style, &[(usize, Turn)]),
    ) -> Paragraph {
        let quotes = latin_quotes(&composed.paragraph.text.chars);
        let places = Places {
            breaks,
            quotes: &quotes,
        };
        let mut marks = composed.references.iter().peekable();
        for run in composed.runs(self.template) {
            while let Some(mark) = marks.next_if(|mark| mark.at <= run.start) {
                self.refer(&mut paragraph, mark);
            }
            let children = self.run(&run, composed.style, style, places);
            paragraph.children.extend(children);
        }
        for mark in marks {
            self.refer(&mut paragraph, mark);
        }
        paragraph
    }

    /// The runs of one composed run, inside a hyperlink where it links.
    fn run(
        &mut self,
        run: &Run<'_>,
        composed: &Style,
        style: &Style,
        places: Places<'_>,
    ) -> Vec<ParagraphChild> {
        let named = sheet::run_style(run.kind, style, self.template);
        let letter = named.map_or(style.letter, |(_, letter)| letter);
        let fonts = (faces(run.letter) != faces(letter)).then(|| self.direct_fonts(run.letter));
        let hand = self.hand(run.letter, fonts, places);
        let dress = |built: docx_rs::Run| {
            let built = match named {
                Some((id, _)) => built.style(id),
                None => built,
            };
            let built = weigh(built, run.letter.weight, letter.weight);
            let built = colour(built, composed, style);
            // A heading's lead takes the heading's size from its own style.
            if named.is_none() && run.size != style.size {
                let size = usize::try_from(half_points(run.size)).unwrap_or(1);
                built.size(size)
            } else {
                built
            }
        };
        let runs = hand.runs(run.chars, run.start, dress);
        self.linked(runs, run.link)
    }

    fn linked(&mut self, runs: Vec<docx_rs::Run>, link: Option<&str>) -> Vec<ParagraphChild> {
        let children: Vec<_> = runs
            .into_iter()
            .map(|run| ParagraphChild::Run(Box::new(run)))
            .collect();
        match link.and_then(|address| self.links.id(address)) {
            // Made by hand: docx-rs numbers links by a process-wide counter.
            Some(rid) => vec![ParagraphChild::Hyperlink(Hyperlink {
                link: HyperlinkData::External {
                    rid,
                    path: String::new(),
                },
                history: None,
                children,
            })],
            None => children,
        }
    }

    /// The runs of `chars` in one letter, in a paragraph whose style has the
    /// letter `given`, each made ready by `dress`.
    pub(in super::super) fn stretch(
        &self,
        chars: &str,
        letter: Letter,
        given: Letter,
        dress: impl Fn(docx_rs::Run) -> docx_rs::Run,
    ) -> Vec<docx_rs::Run> {
        let fonts = (faces(letter) != faces(given)).then(|| self.direct_fonts(letter));
        let weighed = |run| weigh(dress(run), letter.weight, given.weight);
        let places = Places {
            breaks: &[],
            quotes: &latin_quotes(chars),
        };
        self.hand(letter, fonts, places).runs(chars, 0, weighed)
    }

    fn direct_fonts(&self, letter: Letter) -> RunFonts {
        let faces = Faces::of(letter, self.names);
        RunFonts::new()
            .ascii(faces.latin)
            .hi_ansi(faces.chinese)
            .east_asia(faces.chinese)
            .cs(faces.latin)
    }

    pub(super) fn hand<'h>(
        &self,
        letter: Letter,
        fonts: Option<RunFonts>,
        places: Places<'h>,
    ) -> Hand<'h>
    where
        't: 'h,
    {
        let faces = Faces::of(letter, self.names);
        Hand {
            latin: letter.latin,
            latin_name: faces.latin,
            chinese_name: faces.chinese,
            fonts,
            places,
        }
    }
}

fn faces(letter: Letter) -> (crate::template::FaceRole, crate::template::LatinFace) {
    (letter.face, letter.latin)
}

fn weigh(run: docx_rs::Run, wanted: Weight, given: Weight) -> docx_rs::Run {
    match (wanted, given) {
        (Weight::Bold, Weight::Regular) => run.bold(),
        (Weight::Regular, Weight::Bold) => run.disable_bold(),
        (Weight::Bold, Weight::Bold) | (Weight::Regular, Weight::Regular) => run,
    }
}

fn colour(run: docx_rs::Run, composed: &Style, style: &Style) -> docx_rs::Run {
    if composed.colour == style.colour {
        run
    } else {
        run.color(colour_value(composed.colour))
    }
}
