//! Relationship parts in, targets by id and by kind out; and the content type
//! that a package gives a part.
//!
//! Kinds are known by the last word of their address, which is the same in the
//! transitional and the strict form of the standard.

use std::collections::BTreeMap;

use super::fault::DocxFault;
use super::xml::{Step, Tag, Xml};

/// Targets that are longer lead nowhere; each use of one copies it.
const LONGEST_TARGET: usize = 4096;

/// One relationship.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    kind: String,
    /// The part's name, or the address of what stands outside.
    pub(super) target: String,
    place: Where,
}

/// Where a target stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    Package,
    Outside,
}

/// The relationships of one part, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Relations {
    all: Vec<Relation>,
    by_id: BTreeMap<String, usize>,
}

impl Relations {
    /// Reads the relationship part `name`, whose targets are relative to `folder`.
    pub(super) fn read(text: &str, name: &str, folder: &str) -> Result<Self, DocxFault> {
        let mut xml = Xml::new(text, name);
        let mut all: Vec<Relation> = Vec::new();
        let mut by_id = BTreeMap::new();
        loop {
            match xml.step()? {
                Step::Open(open) if open.tag == Tag::Relationship => {
                    let value = |name| open.attribute(name).unwrap_or_default().into_owned();
                    let outside = value("TargetMode") == "External";
                    let target = value("Target");
                    let kind = value("Type");
                    if target.len() > LONGEST_TARGET {
                        continue;
                    }
                    by_id.entry(value("Id")).or_insert(all.len());
                    all.push(Relation {
                        kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                        target: if outside {
                            target
                        } else {
                            resolved(folder, &target)
                        },
                        place: if outside {
                            Where::Outside
                        } else {
                            Where::Package
                        },
                    });
                }
                Step::End => break,
                Step::Open(_) | Step::Close | Step::Text(_) => {}
            }
        }
        Ok(Self { all, by_id })
    }

    /// The relationships to parts of `kind`, in order.
    pub(super) fn of_kind(&self, kind: &str) -> impl Iterator<Item = &Relation> {
        self.all
            .iter()
            .filter(move |it| it.place == Where::Package && it.kind.eq_ignore_ascii_case(kind))
    }

    /// The target of `id`, a part's name or an address.
    pub(super) fn target(&self, id: &str) -> Option<&str> {
        let at = *self.by_id.get(id)?;
        Some(self.all.get(at)?.target.as_str())
    }
}

/// A target as a part's name: `../media/a.png` from `word/x` is `word/media/a.png`.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The content type of the part `name`: its own, else that of its ending.
pub(super) fn content_type(types: &str, name: &str) -> Option<String> {
    let mut xml = Xml::new(types, "[Content_Types].xml");
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let mut by_ending = None;
    while let Ok(step) = xml.step() {
        let Step::Open(open) = step else {
            if matches!(step, Step::End) {
                break;
            }
            continue;
        };
        let is = |attribute: &str, wanted: &str| {
            open.attribute(attribute)
                .is_some_and(|it| it.trim_start_matches('/').eq_ignore_ascii_case(wanted))
        };
        let kind = || {
            open.attribute("ContentType")
                .map(std::borrow::Cow::into_owned)
        };
        match open.tag {
            Tag::Override if is("PartName", name) => return kind(),
            Tag::Default if is("Extension", ending) => by_ending = kind(),
            _ => {}
        }
    }
    by_ending
}
