//! The font objects of the file.
//!
//! In: cut-down faces. Out: a lopdf document that holds nothing but them.
//!
//! printpdf embeds the faces that its pages show, with the widths of the
//! glyphs they show. The pages proper are drawn elsewhere; here it is handed a
//! specimen, one page with every glyph of every face, which is thrown
//! away.

use super::subset::{EmbeddedFace, EmbeddedFaces};
use super::{PdfError, pack, tounicode};
use crate::font::FaceId;
use crate::write::paged::parallel;
use lopdf::{Document, Object, ObjectId, Stream};
use printpdf::{
    Codepoint, FontId, Mm, Op, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt,
    TextItem,
};

/// The file's objects so far.
pub struct FontObjects {
    /// Holds the font objects.
    pub document: Document,
    /// The dictionary of the fonts by their names in the pages.
    pub dictionary: ObjectId,
}

/// The name of a face in the pages. No name of ours looks like F1 to F14,
/// which printpdf takes for its built-in faces.
pub fn resource_name(face: FaceId) -> FontId {
    FontId(format!("Face{}", face.0))
}

/// Embeds the faces.
///
/// # Errors
/// Where printpdf's document is not shaped as it was when this was written.
pub fn objects(faces: &EmbeddedFaces) -> Result<FontObjects, PdfError> {
    let mut pdf = PdfDocument::new("");
    for face in faces.iter() {
        let font = PdfFont::new(face.font.clone());
        pdf.resources
            .fonts
            .map
            .insert(resource_name(face.face), font);
    }
    let specimen = faces.iter().flat_map(specimen).collect();
    pdf.pages = vec![PdfPage::new(Mm(1.0), Mm(1.0), specimen)];
    // Its warnings are about its own built-in faces and images: we use none.
    let mut document = pdf.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
    let dictionary = font_dictionary(&document)?;
    document.trailer = lopdf::dictionary! { "Root" => Object::Reference(dictionary) };
    document.prune_objects();
    document.max_id = document.objects.keys().last().map_or(0, |id| id.0);
    for face in faces.iter() {
        replace_cmap(&mut document, dictionary, face)?;
    }
    deflate(&mut document);
    Ok(FontObjects {
        document,
        dictionary,
    })
}

/// Every glyph of a face, once.
fn specimen(face: &EmbeddedFace) -> [Op; 4] {
    let codes = face.glyphs.values();
    let glyphs = codes.map(|glyph| Codepoint::new(glyph.code, 0.0)).collect();
    [
        Op::StartTextSection,
        Op::SetFont {
            font: PdfFontHandle::External(resource_name(face.face)),
            size: Pt(1.0),
        },
        Op::ShowText {
            items: vec![TextItem::GlyphIds(glyphs)],
        },
        Op::EndTextSection,
    ]
}

fn font_dictionary(document: &Document) -> Result<ObjectId, lopdf::Error> {
    let page = document
        .page_iter()
        .next()
        .ok_or(lopdf::Error::PageNumberNotFound(1))?;
    let resources = document
        .get_dictionary(page)?
        .get(b"Resources")?
        .as_reference()?;
    document
        .get_dictionary(resources)?
        .get(b"Font")?
        .as_reference()
}

/// Puts our map to text in the place of printpdf's, which knows one character
/// a glyph.
fn replace_cmap(
    document: &mut Document,
    dictionary: ObjectId,
    face: &EmbeddedFace,
) -> Result<(), lopdf::Error> {
    let name = resource_name(face.face).0;
    let fonts = document.get_dictionary(dictionary)?;
    let font = fonts.get(name.as_bytes())?.as_reference()?;
    let cmap = document
        .get_dictionary(font)?
        .get(b"ToUnicode")?
        .as_reference()?;
    let stream = Stream::new(lopdf::Dictionary::new(), tounicode::face_cmap(face));
    document.set_object(cmap, stream);
    Ok(())
}

/// Packs every stream, on all threads.
fn deflate(document: &mut Document) {
    let mut streams: Vec<(ObjectId, Stream)> = Vec::new();
    for (id, object) in &mut document.objects {
        if let Object::Stream(stream) = object {
            let stream = std::mem::replace(stream, Stream::new(lopdf::Dictionary::new(), vec![]));
            streams.push((*id, stream));
        }
    }
    let packed = parallel::map(&streams, |(_, stream)| {
        // Only the program of a face bears this key.
        if stream.dict.has(b"Length1") {
            pack::deflate_face(&stream.content)
        } else {
            pack::deflate(&stream.content)
        }
    });
    for ((id, mut stream), packed) in streams.into_iter().zip(packed) {
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(packed);
        document.set_object(id, stream);
    }
}
