//! Files as people have them, and files as somebody makes them who means harm.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::DeflateEncoder;

/// A PDF of some pages with a line on each.
pub fn pdf(pages: &[&str]) -> Vec<u8> {
    pdf_with(pages, "")
}

/// The same with more in its catalogue.
pub fn pdf_with(pages: &[&str], catalogue: &str) -> Vec<u8> {
    let mut objects = vec![
        format!("<< /Type /Catalog /Pages 2 0 R {catalogue} >>"),
        String::new(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut kids = String::new();
    for text in pages {
        let (page, content) = (objects.len() + 1, objects.len() + 2);
        kids += &format!("{page} 0 R ");
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R \
             /Resources << /Font << /F1 3 0 R >> >> >>"
        ));
        let drawn = format!("BT /F1 18 Tf 72 720 Td ({text}) Tj ET");
        objects.push(format!("<< /Length {} >>\nstream\n{drawn}\nendstream", drawn.len()));
    }
    objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len());
    written(&objects)
}

/// Numbers objects and writes the table that finds them.
pub fn written(objects: &[String]) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (n, object) in (1..).zip(objects) {
        places.push(file.len());
        writeln!(file, "{n} 0 obj\n{object}\nendobj").unwrap();
    }
    let table = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for place in places {
        writeln!(file, "{place:010} 00000 n ").unwrap();
    }
    write!(file, "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1)
        .unwrap();
    file
}

/// The head of a PNG of that size; what follows is never drawn here.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR".to_vec();
    file.extend(width.to_be_bytes());
    file.extend(height.to_be_bytes());
    file.extend(b"\x08\x06\x00\x00\x00\x00\x00\x00\x00");
    file
}

/// The head of a GIF of that size, and anything after it.
pub fn gif(width: u16, height: u16, then: &[u8]) -> Vec<u8> {
    let mut file = b"GIF89a".to_vec();
    file.extend(width.to_le_bytes());
    file.extend(height.to_le_bytes());
    file.extend(b"\x00\x00\x00");
    file.extend(then);
    file
}

/// The head of a JPEG of that size.
pub fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut file = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00".to_vec();
    file.extend(b"\xff\xc0\x00\x11\x08");
    file.extend(height.to_be_bytes());
    file.extend(width.to_be_bytes());
    file.extend(b"\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01\xff\xd9");
    file
}

/// The head of a WebP of that size.
pub fn webp(width: u16, height: u16) -> Vec<u8> {
    let mut file = b"RIFF\x24\x00\x00\x00WEBPVP8 \x18\x00\x00\x00\x30\x01\x00\x9d\x01\x2a".to_vec();
    file.extend(width.to_le_bytes());
    file.extend(height.to_le_bytes());
    file.extend([0; 16]);
    file
}

/// One entry of a zip.
pub struct Entry {
    pub name: &'static str,
    pub data: Vec<u8>,
    /// What the directory claims that it unpacks to; none: the truth.
    pub claims: Option<u32>,
    pub packed: bool,
}

pub fn entry(name: &'static str, data: &str) -> Entry {
    Entry { name, data: data.as_bytes().to_vec(), claims: None, packed: true }
}

/// A zip of these entries.
pub fn zip(entries: &[Entry]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let data = if entry.packed {
            let mut packer = DeflateEncoder::new(Vec::new(), Compression::best());
            packer.write_all(&entry.data).unwrap();
            packer.finish().unwrap()
        } else {
            entry.data.clone()
        };
        let size = |bytes: usize| u32::try_from(bytes).unwrap();
        let (at, name_length) = (size(file.len()), u16::try_from(entry.name.len()).unwrap());
        let mut about = Vec::new();
        about.extend(20_u16.to_le_bytes());
        about.extend(0_u16.to_le_bytes());
        about.extend(if entry.packed { 8_u16 } else { 0 }.to_le_bytes());
        about.extend([0; 4]);
        about.extend(0_u32.to_le_bytes());
        about.extend(size(data.len()).to_le_bytes());
        about.extend(entry.claims.unwrap_or_else(|| size(entry.data.len())).to_le_bytes());
        about.extend(name_length.to_le_bytes());
        about.extend(0_u16.to_le_bytes());
        file.extend(b"PK\x03\x04");
        file.extend(&about);
        file.extend(entry.name.as_bytes());
        file.extend(&data);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&about);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(entry.name.as_bytes());
    }
    let count = u16::try_from(entries.len()).unwrap();
    ended(file, &directory, count)
}

/// The end of a zip after its entries and its directory.
pub fn ended(mut file: Vec<u8>, directory: &[u8], count: u16) -> Vec<u8> {
    let at = u32::try_from(file.len()).unwrap();
    file.extend(directory);
    file.extend(b"PK\x05\x06\x00\x00\x00\x00");
    file.extend(count.to_le_bytes());
    file.extend(count.to_le_bytes());
    file.extend(u32::try_from(directory.len()).unwrap().to_le_bytes());
    file.extend(at.to_le_bytes());
    file.extend([0, 0]);
    file
}

const TYPES: &str =
    "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";

/// A Word document of some paragraphs.
pub fn docx(paragraphs: &[&str]) -> Vec<u8> {
    let lines: String =
        paragraphs.iter().map(|text| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")).collect();
    let document =
        format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"urn:w\"><w:body>{lines}</w:body></w:document>");
    zip(&[entry("[Content_Types].xml", TYPES), entry("word/document.xml", &document)])
}

/// An Excel or PowerPoint file, as far as its directory goes.
pub fn office(main: &'static str) -> Vec<u8> {
    zip(&[entry("[Content_Types].xml", TYPES), entry(main, "<x/>")])
}

/// An OpenDocument file of that media type.
pub fn open_document(media_type: &str, content: &str) -> Vec<u8> {
    let first = Entry { name: "mimetype", data: media_type.as_bytes().to_vec(), claims: None, packed: false };
    zip(&[first, entry("content.xml", content)])
}

/// A file by what it is, and what it is refused for; none where it may be kept, since nothing of it ever runs.
type Sent = (&'static str, Vec<u8>, Option<&'static str>);

/// What somebody sends who means harm.
pub fn hostile() -> Vec<Sent> {
    [pages(), documents(), images(), never_run()].concat()
}

/// Pages, programs and other text that is none.
fn pages() -> Vec<Sent> {
    [
        ("a page named .pdf", b"<!doctype html><script>alert(1)</script>".to_vec()),
        ("a page after spaces and a mark", b"\xef\xbb\xbf \n\t<html><body onload=alert(1)>".to_vec()),
        (
            "a drawing with a script",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".to_vec(),
        ),
        ("a style sheet of XML", b"<?xml version=\"1.0\"?><?xml-stylesheet href=\"x\"?><x/>".to_vec()),
        ("a program", b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00".to_vec()),
        ("text with a zero in it", b"hello\x00world".to_vec()),
        ("text that is no UTF-8", b"caf\xe9".to_vec()),
        ("UTF-16 that hides a page", b"\xff\xfe<\x00s\x00c\x00r\x00i\x00p\x00t\x00>\x00".to_vec()),
        ("a PDF behind a page", [b"<script>alert(1)</script>\n".to_vec(), pdf(&["x"])].concat()),
    ]
    .into_iter()
    .map(|(name, bytes)| (name, bytes, Some("file_type_not_allowed")))
    .collect()
}

/// Zips that are no documents, that are cut, and that unpack to far more than they are.
fn documents() -> Vec<Sent> {
    const NOT_ALLOWED: Option<&str> = Some("file_type_not_allowed");
    const UNPACKS: Option<&str> = Some("file_unpacks_too_large");
    let document = || [entry("[Content_Types].xml", TYPES), entry("word/document.xml", "<x/>")];
    let bomb = |claims: Option<u32>, times: usize| {
        let big = || Entry { name: "word/media/b.xml", data: vec![b' '; 4 << 20], claims, packed: true };
        zip(&document().into_iter().chain((0..times).map(|_| big())).collect::<Vec<_>>())
    };
    let mut claims_many = docx(&["one"]);
    let at = claims_many.len() - 22;
    claims_many[at + 8..at + 12].copy_from_slice(&[0xfe, 0xff, 0xfe, 0xff]);
    let macros = entry("word/vbaProject.bin", "x");
    let with_macros = zip(&document().into_iter().chain([macros]).collect::<Vec<_>>());
    let archive = zip(&[entry("META-INF/MANIFEST.MF", "x"), entry("A.class", "x")]);
    let mut cut = docx(&["one"]);
    cut.truncate(cut.len() - 30);
    vec![
        ("a zip that is no document", zip(&[entry("a.txt", "hello")]), NOT_ALLOWED),
        ("a Java archive", archive, NOT_ALLOWED),
        ("a document with macros", with_macros, NOT_ALLOWED),
        ("a document of another mimetype", open_document("text/html", "<x/>"), NOT_ALLOWED),
        ("a bomb in a document", bomb(Some(1 << 30), 3), UNPACKS),
        ("a bomb that says what it is", bomb(None, 9), UNPACKS),
        ("a directory of too many", claims_many, UNPACKS),
        ("a document that is cut off", cut, Some("file_broken")),
        ("nothing but a zip's head", b"PK\x03\x04".to_vec(), Some("file_broken")),
    ]
}

fn images() -> Vec<Sent> {
    vec![
        ("an image of 4 billion by 4 billion", png(u32::MAX, u32::MAX), Some("image_too_large")),
        ("an image of 16,383 by 16,383", webp(16_383, 16_383), Some("image_too_large")),
        ("an image without extent", png(0, 10), Some("file_broken")),
        (
            "a PNG that ends after its name",
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d".to_vec(),
            Some("file_broken"),
        ),
    ]
}

/// Kept, and never run.
fn never_run() -> Vec<Sent> {
    const SCRIPT: &str =
        "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); this.submitForm\\('http://127.0.0.1/'\\)) >>";
    vec![
        ("a GIF that is a script too", gif(0x2a2f, 0x3d, b"*/=1;alert(document.domain)//"), None),
        ("a PDF with a script", pdf_with(&["x"], SCRIPT), None),
        (
            "a PDF with a page in it",
            [pdf(&["x"]), b"<html><script>alert(1)</script>".to_vec()].concat(),
            None,
        ),
        ("a PDF that refers to itself without end", endless(), None),
        ("a PDF that unpacks without end", pdf_bomb(), None),
        ("a PDF of noise", [b"%PDF-1.7\n".to_vec(), noise(4 << 20)].concat(), None),
        ("text that would be a script", b"alert(document.cookie) // just words".to_vec(), None),
    ]
}

/// Pages whose parent is themselves.
fn endless() -> Vec<u8> {
    written(&[
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [2 0 R 2 0 R 2 0 R] /Count 99999999 /Parent 2 0 R >>".to_owned(),
    ])
}

/// A stream of a few kilobytes that unpacks to 64 MiB, packed twice.
fn pdf_bomb() -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), Compression::best());
    let spaces = vec![b' '; 1 << 20];
    for _ in 0..64 {
        packer.write_all(&spaces).unwrap();
    }
    let once = packer.finish().unwrap();
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), Compression::best());
    packer.write_all(&once).unwrap();
    let twice = packer.finish().unwrap();
    let mut file = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
        2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
        3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n"
        .to_vec();
    write!(file, "4 0 obj\n<< /Length {} /Filter [/FlateDecode /FlateDecode] >>\nstream\n", twice.len())
        .unwrap();
    file.extend(twice);
    file.extend(b"\nendstream\nendobj\ntrailer\n<< /Size 5 /Root 1 0 R >>\n%%EOF\n");
    file
}

/// Bytes without any order, the same each time.
pub fn noise(bytes: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    (0..bytes)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()[7]
        })
        .collect()
}
