//! Which faces are tried for a character, in which order, and how the glyph
//! found stands beside those of the wanted face.
//!
//! In: the faces of a run. Out: glyphs. It opens no files and looks into no
//! tables itself.

use super::face::{Face, Form};
use super::memo::Memo;
use super::{Em, FaceId, Glyph, Thicken, Want};
use crate::template::{FaceRole, Weight};

/// The order of faces for each [`Want`].
#[derive(Debug)]
pub(super) struct Chains {
    chains: Vec<Chain>,
}

/// The faces tried for one [`Want`], first to last.
#[derive(Debug)]
struct Chain {
    faces: Vec<FaceId>,
    found: Memo,
}

/// The faces tried after the wanted one. 宋体 has the most characters; the
/// rest stand by in the order of their likeness to it.
const FALLBACKS: [FaceRole; 6] = [
    FaceRole::Songti,
    FaceRole::Xiaobiaosong,
    FaceRole::Fangsong,
    FaceRole::Kaiti,
    FaceRole::Heiti,
    FaceRole::Latin,
];

const WEIGHTS: [Weight; 2] = [Weight::Regular, Weight::Bold];

impl Chains {
    /// The chains through `faces`; of two faces of a role the first goes first.
    pub fn new(faces: &[Face]) -> Self {
        let chains = FaceRole::ALL
            .into_iter()
            .flat_map(|role| WEIGHTS.map(|weight| Want { role, weight }))
            .map(|want| Chain::new(faces, want))
            .collect();
        Self { chains }
    }

    /// See [`super::Fonts::glyph`].
    pub fn glyph(&self, faces: &[Face], want: Want, ch: char) -> Option<Glyph> {
        let chain = self.chain(want);
        chain.found.glyph(ch, || chain.glyph(faces, want, ch))
    }

    /// The face tried first.
    pub fn first(&self, want: Want) -> FaceId {
        self.chain(want).first()
    }

    /// See [`super::Fonts::dash_pair`].
    pub fn dash_pair(&self, faces: &[Face], want: Want) -> Option<Glyph> {
        let chain = self.chain(want);
        let first = chain.first();
        let pair = faces[usize::from(first.0)].reading().dash_pair?;
        Some(chain.stand(faces, want, first, pair))
    }

    fn chain(&self, want: Want) -> &Chain {
        let role = FaceRole::ALL.iter().position(|role| *role == want.role);
        let weight = WEIGHTS.iter().position(|weight| *weight == want.weight);
        let index = role
            .zip(weight)
            .map(|(role, weight)| role * WEIGHTS.len() + weight);
        &self.chains[index.expect("ALL and WEIGHTS name every role and weight")]
    }
}

impl Chain {
    fn new(faces: &[Face], want: Want) -> Self {
        let mut ids = Vec::with_capacity(faces.len());
        let roles = std::iter::once(want.role).chain(FALLBACKS).map(Some);
        for role in roles.chain([None]) {
            for (id, face) in of(faces, role, Weight::Regular) {
                if want.weight == Weight::Bold {
                    let bold = of(faces, role, Weight::Bold);
                    let same = bold.filter(|(_, bold)| bold.part.family == face.part.family);
                    push(&mut ids, same.map(|(id, _)| id));
                }
                push(&mut ids, std::iter::once(id));
            }
        }
        let found = Memo::new();
        Self { faces: ids, found }
    }

    fn glyph(&self, faces: &[Face], want: Want, ch: char) -> Option<Glyph> {
        if ch.is_control() {
            return None;
        }
        let form = form(want.role, ch);
        // A character no face shows one em wide is still better narrow than missing.
        self.find(faces, |face| face.glyph(ch, form))
            .or_else(|| self.find(faces, |face| face.glyph(ch, Form::Plain)))
            .map(|(id, glyph)| self.stand(faces, want, id, glyph))
    }

    fn first(&self) -> FaceId {
        let first = self.faces.first();
        *first.expect("the bundled set plays every role")
    }

    fn find<T>(&self, faces: &[Face], ask: impl Fn(&Face) -> Option<T>) -> Option<(FaceId, T)> {
        self.faces
            .iter()
            .find_map(|id| Some((*id, ask(&faces[usize::from(id.0)])?)))
    }

    /// The glyph as it stands beside those of the chain's first face.
    fn stand(&self, faces: &[Face], want: Want, id: FaceId, glyph: (u16, Em)) -> Glyph {
        let face = &faces[usize::from(id.0)];
        Glyph {
            face: id,
            id: glyph.0,
            advance: glyph.1,
            raise: self.raise(faces, id),
            thicken: if want.weight > face.part.weight {
                Thicken::Yes
            } else {
                Thicken::No
            },
        }
    }

    fn raise(&self, faces: &[Face], id: FaceId) -> Em {
        let first = self.first();
        if first == id {
            return Em(0.0);
        }
        let level = |id: FaceId| faces[usize::from(id.0)].reading().level;
        match (level(first), level(id)) {
            (Some(wanted), Some(found)) => Em(wanted.0 - found.0),
            _ => Em(0.0),
        }
    }
}

/// The faces of a role and weight.
fn of(
    faces: &[Face],
    role: Option<FaceRole>,
    weight: Weight,
) -> impl Iterator<Item = (FaceId, &Face)> {
    (0_u16..)
        .map(FaceId)
        .zip(faces)
        .filter(move |(_, face)| face.part.role == role && face.part.weight == weight)
}

/// Adds those of `more` that are not there yet.
fn push(ids: &mut Vec<FaceId>, more: impl Iterator<Item = FaceId>) {
    for id in more {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
}

/// Quotes and dashes take the place of a character among hanzi
/// (GB/T 15834-2011 §5.1); among letters they keep their own width. So do the
/// boxes, circles, arrows and ticks of forms (是□　否□), which GB 2312 has as signs
/// of a character's width and 仿宋 draws half as wide.
fn form(role: FaceRole, ch: char) -> Form {
    match (role, ch) {
        (FaceRole::Latin, _) => Form::Plain,
        (_, '“' | '”' | '‘' | '’' | '—' | '…' | '←'..='⇿' | '■'..='◿' | '☀'..='➿') => {
            Form::FullWidth
        }
        _ => Form::Plain,
    }
}
