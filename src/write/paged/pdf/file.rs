//! Objects into the bytes of a file, each as soon as it is made.
//!
//! In: objects by number, in any order. Out: a whole file. Objects other than
//! streams are packed together (ISO 32000-1 §7.5.7), and a packed table leads
//! to all of them (§7.5.8). A report of many short lines has over a million
//! objects: lopdf's document would take a kilobyte for each, and its own way
//! to save takes as much again.

use super::PdfError;
use super::pack::deflate;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// The version, and four bytes that tell programs the file is no text.
const HEAD: &[u8] = b"%PDF-1.7\n%\xE5\x85\xAC\xE6\n";

/// Objects packed into one stream: readers unpack all to get at one.
const PACKED: usize = 100;

/// How many bytes each part of a table entry has: kind, place, index.
const WIDTHS: [usize; 3] = [1, 4, 2];

/// Where an object stands.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// Nowhere: its number is not in use.
    Free,
    /// At this byte of the file.
    At(u32),
    /// In an object stream.
    Packed { stream: u32, index: u16 },
}

/// A file so far.
pub struct File {
    bytes: Vec<u8>,
    /// By object number.
    places: Vec<Place>,
    pack: Pack,
}

/// The objects that go into the next object stream.
#[derive(Default)]
struct Pack {
    numbers: Vec<u32>,
    /// Each object's number and where it begins in `objects`.
    index: String,
    objects: Vec<u8>,
}

impl File {
    /// A file that begins with the objects of `document`.
    ///
    /// # Errors
    /// Where the file grows beyond what its table can tell.
    pub fn begin(document: Document) -> Result<Self, PdfError> {
        let mut file = Self {
            bytes: HEAD.to_vec(),
            places: vec![Place::Free; place(document.max_id) + 1],
            pack: Pack::default(),
        };
        for (id, object) in document.objects {
            file.set(id, object)?;
        }
        Ok(file)
    }

    /// A number for an object that is set later.
    pub fn new_id(&mut self) -> ObjectId {
        let number = u32::try_from(self.places.len()).expect("fewer objects than bytes");
        self.places.push(Place::Free);
        (number, 0)
    }

    /// Adds an object.
    ///
    /// # Errors
    /// Where the file grows beyond what its table can tell.
    pub fn add(&mut self, object: impl Into<Object>) -> Result<ObjectId, PdfError> {
        let id = self.new_id();
        self.set(id, object)?;
        Ok(id)
    }

    /// Sets the object of a number, once.
    ///
    /// # Errors
    /// Where the file grows beyond what its table can tell.
    pub fn set(&mut self, id: ObjectId, object: impl Into<Object>) -> Result<(), PdfError> {
        let object = object.into();
        if matches!(object, Object::Stream(_)) {
            self.put(id.0, &encoded(object)?)
        } else {
            self.set_encoded(id, &encoded(object)?)
        }
    }

    /// Sets the object of a number, once, from its bytes in the file. It is no
    /// stream.
    ///
    /// # Errors
    /// Where the file grows beyond what its table can tell.
    pub fn set_encoded(&mut self, id: ObjectId, object: &[u8]) -> Result<(), PdfError> {
        self.pack.add(id.0, object);
        if self.pack.numbers.len() < PACKED {
            return Ok(());
        }
        self.put_pack()
    }

    /// The whole file, which `trailer` describes.
    ///
    /// # Errors
    /// Where the file grew beyond what its table can tell.
    pub fn finish(mut self, mut trailer: Dictionary) -> Result<Vec<u8>, PdfError> {
        self.put_pack()?;
        let table = self.new_id();
        let start = self.bytes.len();
        self.places[place(table.0)] = Place::At(offset(start)?);
        trailer.set("Type", "XRef");
        trailer.set("Size", i64::from(table.0) + 1);
        trailer.set("W", WIDTHS.map(count).to_vec());
        let entries: Vec<u8> = self.places.iter().flat_map(|place| place.entry()).collect();
        trailer.set("Filter", "FlateDecode");
        let stream = Stream::new(trailer, deflate(&entries));
        self.put(table.0, &encoded(stream.into())?)?;
        self.bytes
            .extend(format!("startxref\n{start}\n%%EOF\n").into_bytes());
        Ok(self.bytes)
    }

    /// Writes an object by itself.
    fn put(&mut self, number: u32, object: &[u8]) -> Result<(), PdfError> {
        self.places[place(number)] = Place::At(offset(self.bytes.len())?);
        self.bytes.extend(format!("{number} 0 obj\n").into_bytes());
        self.bytes.extend_from_slice(object);
        self.bytes.extend_from_slice(b"\nendobj\n");
        Ok(())
    }

    /// Writes the objects that wait, if there are any.
    fn put_pack(&mut self) -> Result<(), PdfError> {
        let pack = std::mem::take(&mut self.pack);
        if pack.numbers.is_empty() {
            return Ok(());
        }
        let (stream, _) = self.new_id();
        for (index, number) in (0..).zip(&pack.numbers) {
            self.places[place(*number)] = Place::Packed { stream, index };
        }
        self.put(stream, &encoded(pack.stream().into())?)
    }
}

impl Pack {
    fn add(&mut self, number: u32, object: &[u8]) {
        self.numbers.push(number);
        let entry = format!("{number} {} ", self.objects.len());
        self.index.push_str(&entry);
        self.objects.extend_from_slice(object);
        self.objects.push(b'\n');
    }

    fn stream(mut self) -> Stream {
        let first = self.index.len();
        let mut content = self.index.into_bytes();
        content.append(&mut self.objects);
        let dictionary = dictionary! {
            "Type" => "ObjStm",
            "N" => count(self.numbers.len()),
            "First" => count(first),
            "Filter" => "FlateDecode",
        };
        Stream::new(dictionary, deflate(&content))
    }
}

impl Place {
    /// Its entry in the table.
    fn entry(self) -> [u8; 7] {
        let (kind, place, index) = match self {
            Self::Free => (0, 0, u16::MAX),
            Self::At(offset) => (1, offset, 0),
            Self::Packed { stream, index } => (2, stream, index),
        };
        let mut entry = [kind; 7];
        entry[1..5].copy_from_slice(&place.to_be_bytes());
        entry[5..].copy_from_slice(&index.to_be_bytes());
        entry
    }
}

/// A count as a PDF number.
pub fn count(count: usize) -> Object {
    Object::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A number to its thousandths, as lopdf keeps it.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the crate keeps numbers as f32; pages are small"
)]
pub fn real(number: f64) -> f32 {
    ((number * 1000.0).round() / 1000.0) as f32
}

fn place(number: u32) -> usize {
    usize::try_from(number).expect("it was an index before")
}

/// A place as the table tells it: in four bytes.
fn offset(place: usize) -> Result<u32, PdfError> {
    u32::try_from(place).map_err(|_| {
        let kind = std::io::ErrorKind::FileTooLarge;
        PdfError::Write(std::io::Error::new(kind, "文件超过 4 GB"))
    })
}

/// An object's bytes in the file. lopdf writes objects by themselves only as
/// operands: a blank follows.
fn encoded(object: Object) -> Result<Vec<u8>, lopdf::Error> {
    let alone = Content {
        operations: vec![Operation::new("", vec![object])],
    };
    let mut bytes = alone.encode()?;
    bytes.pop();
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file with a tree of one page and `more` other objects.
    fn file(more: usize) -> Vec<u8> {
        let mut file = File::begin(Document::new()).expect("a small file");
        let pages = file.new_id();
        let page = dictionary! { "Type" => "Page", "Parent" => Object::Reference(pages) };
        let page = file.add(page).expect("a small file");
        for number in 0..more {
            let id = file.new_id();
            let object = format!("<</Number {number}>>");
            file.set_encoded(id, object.as_bytes())
                .expect("a small file");
        }
        let stream = Stream::new(Dictionary::new(), b"q Q".to_vec());
        file.add(stream).expect("a small file");
        let kids = vec![Object::Reference(page)];
        let tree = dictionary! { "Type" => "Pages", "Count" => 1, "Kids" => kids };
        file.set(pages, tree).expect("a small file");
        let catalog = dictionary! { "Type" => "Catalog", "Pages" => Object::Reference(pages) };
        let root = file.add(catalog).expect("a small file");
        let trailer = dictionary! { "Root" => Object::Reference(root) };
        file.finish(trailer).expect("a small file")
    }

    #[test]
    fn every_object_is_found_again_however_many_there_are() {
        for more in [0, 1, 96, 97, 98, 99, 100, 250] {
            let document = Document::load_mem(&file(more)).expect("a PDF");
            assert_eq!(document.page_iter().count(), 1);
            let numbers = document.objects.values().filter_map(|object| {
                let number = object.as_dict().ok()?.get(b"Number").ok()?;
                number.as_i64().ok()
            });
            let numbers: Vec<i64> = numbers.collect();
            let wanted: Vec<i64> = (0..).take(more).collect();
            assert_eq!(numbers, wanted);
            let contents = document.objects.values().filter_map(|object| {
                let stream = object.as_stream().ok()?;
                (stream.content == b"q Q").then_some(())
            });
            assert_eq!(contents.count(), 1);
        }
    }
}
