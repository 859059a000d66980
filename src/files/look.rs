//! What bytes are: by their content, never by a name or by what somebody says of them.
//!
//! Only the head, the directory of a zip and the frame of an image are read; nothing is unpacked, so
//! nothing that is made to unpack without end does.

use std::io::{self, BufReader, Read, Seek, SeekFrom};

use imagesize::ImageType;

use super::{failed, office};
use crate::jury::files::{FileKind, Found, Pixels};
use crate::jury::refusal::{Code, Refusal};
use crate::no::No;

/// Bytes at the head of a file by which it is known.
const HEAD_BYTES: u64 = 1024;
/// Bytes of text that are checked at once.
const TEXT_BYTES: usize = 64 * 1024;

/// Says what a file is. Blocking.
///
/// # Errors
/// `file_type_not_allowed`, `file_broken`, `image_too_large`, `file_unpacks_too_large`; a fault where it
/// cannot be read.
pub fn look(file: &mut (impl Read + Seek), bytes: u64) -> Result<Found, No> {
    let mut head = Vec::new();
    file.seek(SeekFrom::Start(0)).map_err(read)?;
    file.by_ref().take(HEAD_BYTES).read_to_end(&mut head).map_err(read)?;
    if head.starts_with(b"%PDF-") {
        return Ok(Found { kind: FileKind::Pdf, pixels: None });
    }
    if let Some(kind) = image(&head) {
        file.seek(SeekFrom::Start(0)).map_err(read)?;
        let size = imagesize::reader_size(BufReader::new(file)).map_err(|_| Code::FileBroken)?;
        let side = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
        let pixels = Pixels { width: side(size.width), height: side(size.height) }.checked()?;
        return Ok(Found { kind, pixels: Some(pixels) });
    }
    if head.starts_with(b"PK\x03\x04") {
        return Ok(Found { kind: office::look(file, bytes)?, pixels: None });
    }
    if head.starts_with(b"PK") {
        return Err(Code::FileTypeNotAllowed.into());
    }
    file.seek(SeekFrom::Start(0)).map_err(read)?;
    if is_markup(&head) || !is_text(file).map_err(read)? {
        return Err(Code::FileTypeNotAllowed.into());
    }
    Ok(Found { kind: FileKind::Text, pixels: None })
}

pub(super) fn read(error: io::Error) -> No {
    // What ends too early is the file's own fault.
    match error.kind() {
        io::ErrorKind::UnexpectedEof => Refusal::from(Code::FileBroken).into(),
        _ => failed(&error).into(),
    }
}

fn image(head: &[u8]) -> Option<FileKind> {
    match imagesize::image_type(head).ok()? {
        ImageType::Png => Some(FileKind::Png),
        ImageType::Jpeg => Some(FileKind::Jpeg),
        ImageType::Gif => Some(FileKind::Gif),
        ImageType::Webp => Some(FileKind::Webp),
        _ => None,
    }
}

/// Pages and drawings are text that a browser may run: what begins as they do is none of ours.
fn is_markup(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    head.trim_ascii_start().starts_with(b"<")
}

/// Whether all of it is UTF-8 for people to read.
fn is_text(file: &mut impl Read) -> io::Result<bool> {
    let mut piece = vec![0; TEXT_BYTES];
    let mut kept = 0;
    loop {
        let more = file.read(piece.get_mut(kept..).unwrap_or_default())?;
        let Some(have) = piece.get(..kept + more) else { return Ok(false) };
        if more == 0 {
            return Ok(kept == 0);
        }
        let whole = match std::str::from_utf8(have) {
            Ok(_) => have.len(),
            // A letter that goes on in the next piece.
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(_) => return Ok(false),
        };
        let is_control = |byte: &u8| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
        if have.iter().any(is_control) {
            return Ok(false);
        }
        let end = have.len();
        piece.copy_within(whole..end, 0);
        kept = end - whole;
    }
}
