//! Files that are given as evidence: what is allowed, how large, under what name.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::coded::coded;
use super::refusal::{Code, Refusal};

/// Most bytes of a file.
pub const FILE_BYTES: u64 = 20 * 1024 * 1024;
/// Most characters of a file's name.
pub const NAME_CHARS: usize = 120;
/// Most characters of what an image shows, in words.
pub const ALTERNATIVE_CHARS: usize = 1_000;
/// Files that one person may bring within a day.
pub const UPLOADS_A_DAY: usize = 50;
/// Bytes that one person may bring within a day.
pub const UPLOADED_BYTES_A_DAY: u64 = 300 * 1024 * 1024;
/// How long bytes are kept that no evidence names, in milliseconds.
pub const UNNAMED_KEPT_MS: i64 = 24 * 3_600_000;
/// Most pixels of an image: four times what a good phone takes. Beyond it, it is made to fill memories.
pub const PIXELS: u64 = 200_000_000;

coded! {
    /// What a file is, by its content and not by its name. Nothing else is taken.
    FileKind {
        Pdf => "pdf",
        Png => "png",
        Jpeg => "jpeg",
        Webp => "webp",
        Gif => "gif",
        Text => "text",
        Docx => "docx",
        Xlsx => "xlsx",
        Pptx => "pptx",
        Odt => "odt",
        Ods => "ods",
        Odp => "odp",
    }
}

impl FileKind {
    /// Its media type, as it is served.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Gif => "image/gif",
            Self::Text => "text/plain; charset=utf-8",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Odp => "application/vnd.oasis.opendocument.presentation",
        }
    }

    /// How names of such files end; the first is what is added where a name ends otherwise.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Webp => &["webp"],
            Self::Gif => &["gif"],
            Self::Text => &["txt", "md", "csv"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            Self::Pptx => &["pptx"],
            Self::Odt => &["odt"],
            Self::Ods => &["ods"],
            Self::Odp => &["odp"],
        }
    }

    /// An image, which needs words for those who do not see it.
    #[must_use]
    pub fn is_image(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg | Self::Webp | Self::Gif)
    }

    /// Whether a browser shows it by itself, without running anything of it; all else is only saved.
    #[must_use]
    pub fn is_shown(self) -> bool {
        self == Self::Pdf || self.is_image()
    }
}

/// The size of an image in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Pixels {
    pub width: u32,
    pub height: u32,
}

impl Pixels {
    /// Refuses what no camera takes.
    ///
    /// # Errors
    /// `file_broken` for an image without extent, `image_too_large`.
    pub fn checked(self) -> Result<Self, Refusal> {
        if self.width == 0 || self.height == 0 {
            return Err(Code::FileBroken.into());
        }
        if u64::from(self.width) * u64::from(self.height) > PIXELS {
            return Err(Code::ImageTooLarge.with("width", self.width).with("height", self.height));
        }
        Ok(self)
    }
}

/// Bytes as they were found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub kind: FileKind,
    pub pixels: Option<Pixels>,
}

/// The most that may be brought, in whole MiB, for people.
#[must_use]
pub fn most_mib() -> u64 {
    FILE_BYTES / (1024 * 1024)
}

/// Refuses more than a file may have.
///
/// # Errors
/// `file_too_large`.
pub fn fits(bytes: u64) -> Result<(), Refusal> {
    if bytes > FILE_BYTES { Err(Code::FileTooLarge.with("most", most_mib())) } else { Ok(()) }
}

/// Whether somebody who brought `count` files of `bytes` within a day may bring another.
///
/// # Errors
/// `uploads_enough`.
pub fn may_bring(count: usize, bytes: u64) -> Result<(), Refusal> {
    if count >= UPLOADS_A_DAY || bytes >= UPLOADED_BYTES_A_DAY {
        return Err(Code::UploadsEnough.into());
    }
    Ok(())
}

/// A SHA-256 in lower-case hex.
#[must_use]
pub fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// A name under which a file of that kind may be saved anywhere: no folders, nothing that hides how it
/// ends, and ending as such files do.
#[must_use]
pub fn safe_name(given: &str, kind: FileKind) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last
        .chars()
        .map(|c| if c.is_control() || is_invisible(c) || "<>:\"|?*%;".contains(c) { ' ' } else { c })
        .collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    let name = words.join(" ");
    let name = name.trim_matches(['.', ' ']);
    let ends_well = name
        .rsplit_once('.')
        .is_some_and(|(stem, end)| !stem.is_empty() && kind.endings().contains(&&*end.to_lowercase()));
    let ending = kind.endings().first().copied().unwrap_or_default();
    let whole = match (name.is_empty(), ends_well) {
        (true, _) => format!("evidence.{ending}"),
        (false, true) => name.to_owned(),
        (false, false) => format!("{name}.{ending}"),
    };
    shortened(&whole)
}

/// Marks that turn the direction of text, or have no width.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn shortened(name: &str) -> String {
    let chars = name.chars().count();
    let Some((stem, ending)) = name.rsplit_once('.').filter(|_| chars > NAME_CHARS) else {
        return name.to_owned();
    };
    let room = NAME_CHARS.saturating_sub(ending.chars().count() + 1);
    let stem: String = stem.chars().take(room).collect();
    format!("{}.{ending}", stem.trim_end())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_tells_what_the_file_is() {
        for (given, kind, kept) in [
            ("Report 2025.pdf", FileKind::Pdf, "Report 2025.pdf"),
            ("Report.PDF", FileKind::Pdf, "Report.PDF"),
            ("report.html", FileKind::Pdf, "report.html.pdf"),
            ("C:\\Users\\me\\scan.jpeg", FileKind::Jpeg, "scan.jpeg"),
            ("../../etc/passwd", FileKind::Text, "passwd.txt"),
            ("gnp.\u{202e}fdp", FileKind::Png, "gnp. fdp.png"),
            ("", FileKind::Odt, "evidence.odt"),
            (".pdf", FileKind::Pdf, "pdf.pdf"),
            ("a\"b\r\n: c.gif", FileKind::Gif, "a b c.gif"),
            ("تقرير.docx", FileKind::Docx, "تقرير.docx"),
        ] {
            assert_eq!(safe_name(given, kind), kept, "{given:?}");
        }
    }

    #[test]
    fn limits_hold() {
        assert!(fits(FILE_BYTES).is_ok());
        assert_eq!(fits(FILE_BYTES + 1).map_err(|no| no.code), Err(Code::FileTooLarge));
        assert!(may_bring(UPLOADS_A_DAY - 1, UPLOADED_BYTES_A_DAY - 1).is_ok());
        assert!(may_bring(UPLOADS_A_DAY, 0).is_err() && may_bring(0, UPLOADED_BYTES_A_DAY).is_err());
        let of = |width, height| Pixels { width, height }.checked().map_err(|no| no.code).map(|_| ());
        assert_eq!(of(12_000, 9_000), Ok(()));
        assert_eq!(of(0, 9), Err(Code::FileBroken));
        assert_eq!(of(u32::MAX, u32::MAX), Err(Code::ImageTooLarge));
    }

    proptest! {
        #[test]
        fn a_name_is_never_a_path_and_always_ends_as_it_must(given in "\\PC{0,200}", at in 0..FileKind::ALL.len()) {
            let kind = FileKind::ALL[at];
            let name = safe_name(&given, kind);
            prop_assert!(!name.contains(['/', '\\', '"', '\r', '\n']) && !name.starts_with('.'));
            prop_assert!(name.chars().count() <= NAME_CHARS, "{}", name);
            let (_, end) = name.rsplit_once('.').unwrap_or_default();
            prop_assert!(kind.endings().contains(&&*end.to_lowercase()), "{}", name);
            prop_assert_eq!(safe_name(&name, kind), name.clone());
        }
    }
}
