//! What a zip is, by its directory alone: a document of an office program, or not ours. The directory is
//! walked entry by entry and nothing of it is believed: a library would make room for as many entries as it
//! claims to have.

use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};

use super::look::read;
use crate::jury::files::FileKind;
use crate::jury::refusal::Code;
use crate::no::No;

/// Entries of a long document with many pictures, many times over.
const ENTRIES_MOST: u16 = 10_000;
/// Bytes that all entries may have unpacked.
const UNPACKED_MOST: u64 = 256 * 1024 * 1024;
/// How many times their size they may unpack to: text packs well, a bomb far better.
const RATIO_MOST: u64 = 150;
/// Below this nobody is harmed by any ratio.
const UNPACKED_HARMLESS: u64 = 16 * 1024 * 1024;

const END: &[u8] = b"PK\x05\x06";
const END_BYTES: usize = 22;
const ENTRY: &[u8] = b"PK\x01\x02";
const ENTRY_BYTES: usize = 46;
/// The longest comment at a zip's end.
const COMMENT_MOST: usize = u16::MAX as usize;

/// The directory's place, as the end of the zip says.
struct Directory {
    entries: u16,
    bytes: u64,
    at: u64,
}

/// What the entries' names tell.
#[derive(Default)]
struct Parts {
    content_types: bool,
    word: bool,
    sheet: bool,
    slides: bool,
    content: bool,
    program: bool,
}

impl Parts {
    fn note(&mut self, name: &[u8]) {
        match name {
            b"[Content_Types].xml" => self.content_types = true,
            b"word/document.xml" => self.word = true,
            b"xl/workbook.xml" => self.sheet = true,
            b"ppt/presentation.xml" => self.slides = true,
            b"content.xml" => self.content = true,
            // Macros: programs in a document.
            _ if name.ends_with(b"vbaProject.bin") || name.starts_with(b"Basic/") => self.program = true,
            _ => {}
        }
    }
}

/// Says which document it is.
///
/// # Errors
/// `file_type_not_allowed`, `file_broken`, `file_unpacks_too_large`.
pub fn look(file: &mut (impl Read + Seek), bytes: u64) -> Result<FileKind, No> {
    let directory = directory(file, bytes)?;
    let parts = walk(file, &directory, bytes)?;
    let kind = match parts {
        Parts { program: true, .. } => None,
        Parts { content_types: true, word: true, .. } => Some(FileKind::Docx),
        Parts { content_types: true, sheet: true, .. } => Some(FileKind::Xlsx),
        Parts { content_types: true, slides: true, .. } => Some(FileKind::Pptx),
        Parts { content: true, .. } => open_document(file)?,
        _ => None,
    };
    kind.ok_or_else(|| Code::FileTypeNotAllowed.into())
}

fn directory(file: &mut (impl Read + Seek), bytes: u64) -> Result<Directory, No> {
    let tail_bytes = bytes.min((COMMENT_MOST + END_BYTES) as u64);
    file.seek(SeekFrom::Start(bytes - tail_bytes)).map_err(read)?;
    let mut tail = Vec::new();
    file.by_ref().take(tail_bytes).read_to_end(&mut tail).map_err(read)?;
    let last = (0..(tail.len() + 1).saturating_sub(END_BYTES)).rev().find(|at| {
        let end = tail.get(*at..).unwrap_or_default();
        end.starts_with(END) && usize::from(short(end, 20)) + END_BYTES == end.len()
    });
    let end = last.and_then(|at| tail.get(at..)).ok_or(Code::FileBroken)?;
    let (here, entries) = (short(end, 8), short(end, 10));
    // Parts of a zip over several disks, and the sizes of 64 bits, are no document's of this size.
    if short(end, 4) != 0 || here != entries || entries == u16::MAX || long(end, 16) == u64::from(u32::MAX) {
        return Err(Code::FileBroken.into());
    }
    if entries > ENTRIES_MOST {
        return Err(Code::FileUnpacksTooLarge.into());
    }
    let found = Directory { entries, bytes: long(end, 12), at: long(end, 16) };
    if found.at + found.bytes > bytes {
        return Err(Code::FileBroken.into());
    }
    Ok(found)
}

fn walk(file: &mut (impl Read + Seek), directory: &Directory, bytes: u64) -> Result<Parts, No> {
    file.seek(SeekFrom::Start(directory.at)).map_err(read)?;
    let mut entries = BufReader::new(file.by_ref().take(directory.bytes));
    let (mut parts, mut unpacked) = (Parts::default(), 0_u64);
    for _ in 0..directory.entries {
        let mut entry = [0; ENTRY_BYTES];
        entries.read_exact(&mut entry).map_err(read)?;
        let encrypted = short(&entry, 8) & 1 == 1;
        if !entry.starts_with(ENTRY) || encrypted || long(&entry, 42) >= bytes {
            return Err(Code::FileBroken.into());
        }
        unpacked += long(&entry, 24);
        let mut name = vec![0; usize::from(short(&entry, 28))];
        entries.read_exact(&mut name).map_err(read)?;
        parts.note(&name);
        skip(&mut entries, u64::from(short(&entry, 30)) + u64::from(short(&entry, 32)))?;
    }
    if unpacked > UNPACKED_MOST || (unpacked > UNPACKED_HARMLESS && unpacked / RATIO_MOST > bytes) {
        return Err(Code::FileUnpacksTooLarge.into());
    }
    Ok(parts)
}

fn skip(from: &mut impl BufRead, bytes: u64) -> Result<(), No> {
    let skipped = std::io::copy(&mut from.take(bytes), &mut std::io::sink()).map_err(read)?;
    if skipped == bytes { Ok(()) } else { Err(Code::FileBroken.into()) }
}

/// An OpenDocument file says what it is in its first entry, which is not packed.
fn open_document(file: &mut (impl Read + Seek)) -> Result<Option<FileKind>, No> {
    const HEAD_BYTES: u64 = 30;
    file.seek(SeekFrom::Start(0)).map_err(read)?;
    let mut head = Vec::new();
    file.by_ref().take(HEAD_BYTES + 128).read_to_end(&mut head).map_err(read)?;
    let kinds = [FileKind::Odt, FileKind::Ods, FileKind::Odp];
    let (packed, bytes) = (short(&head, 8), long(&head, 18));
    let from = HEAD_BYTES + u64::from(short(&head, 26)) + u64::from(short(&head, 28));
    let cut = |from: u64, to: u64| head.get(usize::try_from(from).ok()?..usize::try_from(to).ok()?);
    if packed != 0 || cut(HEAD_BYTES, HEAD_BYTES + 8) != Some(b"mimetype".as_slice()) {
        return Ok(None);
    }
    let said = cut(from, from + bytes).unwrap_or_default();
    Ok(kinds.into_iter().find(|kind| kind.media_type().as_bytes() == said))
}

/// Two bytes, the lower first; 0 where there are none.
fn short(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).and_then(|two| two.try_into().ok()).map_or(0, u16::from_le_bytes)
}

/// Four bytes, the lowest first; 0 where there are none.
fn long(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_le_bytes).into()
}
