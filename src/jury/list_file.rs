//! A list of people as somebody brings it, from its bytes to rows of cells.
//!
//! Spreadsheets write text in the encoding and with the separator of the country that they are set to, so
//! both are found out. What is no text is refused; how the text was read is told, to be looked at.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::refusal::{Code, Refusal};

/// Bytes of a file.
pub const FILE_BYTES_MOST: usize = 2 * 1024 * 1024;
/// Rows of a file, the header among them.
pub const ROWS_MOST: usize = 10_001;
/// Ends the text, so that a quotation mark that is never closed shows: it swallows this row.
const LAST_ROW: &str = "\u{1}";

/// How the bytes were read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TextEncoding {
    #[serde(rename = "utf8")]
    Utf8,
    #[serde(rename = "utf16")]
    Utf16,
    /// What older spreadsheets write. Any bytes can be read so: letters may be wrong.
    #[serde(rename = "windows1252")]
    Windows1252,
}

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Separator {
    Comma,
    Semicolon,
    Tab,
}

impl Separator {
    const ALL: [(Self, char); 3] = [(Self::Comma, ','), (Self::Semicolon, ';'), (Self::Tab, '\t')];

    fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

/// One row that is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The line of the file on which it begins, from 1.
    pub line: u32,
    /// Trimmed.
    pub cells: Vec<String>,
}

/// Reads bytes as text with line feeds between lines.
///
/// # Errors
/// `list_spreadsheet` for a workbook; `list_not_text` for what is no text at all.
pub fn decode(bytes: &[u8]) -> Result<(String, TextEncoding), Refusal> {
    // A workbook is a packed folder, or before 2007 a file in a compound file.
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Code::ListSpreadsheet.into());
    }
    let (encoding, begins) = match encoding_rs::Encoding::for_bom(bytes) {
        Some(known) => known,
        None => (guess(bytes), 0),
    };
    let (text, broken) = encoding.decode_without_bom_handling(bytes.get(begins..).unwrap_or_default());
    let told = match encoding {
        known if known == UTF_8 => TextEncoding::Utf8,
        known if known == WINDOWS_1252 => TextEncoding::Windows1252,
        _ => TextEncoding::Utf16,
    };
    // Pictures and the like can be read as letters, but not without control characters.
    let foreign = |c: char| match told {
        TextEncoding::Windows1252 => c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}'),
        TextEncoding::Utf8 | TextEncoding::Utf16 => matches!(c, '\0' | '\u{1}'),
    };
    if broken || text.contains(foreign) {
        return Err(Code::ListNotText.into());
    }
    Ok((text.replace("\r\n", "\n").replace('\r', "\n"), told))
}

/// What bytes without a mark at their beginning are. Text of two bytes a letter has zeros at every
/// other place.
fn guess(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    let zeros = |at: usize| bytes.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = |zeros: usize| bytes.len().is_multiple_of(2) && zeros > bytes.len() / 8;
    match std::str::from_utf8(bytes) {
        _ if odd > even && many(odd) => UTF_16LE,
        _ if even > odd && many(even) => UTF_16BE,
        Ok(_) => UTF_8,
        Err(_) => WINDOWS_1252,
    }
}

/// The rows of a text that are not empty, and what separates their cells.
///
/// # Errors
/// `list_quote_open` with the line on which a quotation mark begins that is never closed;
/// `list_too_long` when there are more than [`ROWS_MOST`] rows.
pub fn records(text: &str) -> Result<(Vec<Record>, Separator), Refusal> {
    let (text, separator) = match said_separator(text) {
        Some((separator, line)) => (text.replacen(line, "", 1), separator),
        None => (text.to_owned(), separator_of(first_line(text))),
    };
    let whole = format!("{text}\n{LAST_ROW}\n");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator.byte())
        .from_reader(whole.as_bytes());
    let (mut records, mut row) = (Vec::new(), csv::StringRecord::new());
    // Only what is read from elsewhere can fail.
    while reader.read_record(&mut row).unwrap_or(false) {
        let inside: usize = row.iter().map(|cell| cell.matches('\n').count()).sum();
        let after = usize::try_from(reader.position().line()).unwrap_or(usize::MAX);
        let line = u32::try_from(after.saturating_sub(1 + inside)).unwrap_or(u32::MAX);
        if row.iter().any(|cell| cell.contains(LAST_ROW)) {
            let closed = row.len() == 1 && row.get(0) == Some(LAST_ROW);
            return if closed {
                Ok((records, separator))
            } else {
                // No end of a line closes this row: all of them are inside.
                Err(Code::ListQuoteOpen.with("row", line.saturating_add(1)))
            };
        }
        let cells: Vec<String> = row.iter().map(tidy).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            records.push(Record { line, cells });
        }
        if records.len() > ROWS_MOST {
            return Err(Code::ListTooLong.with("limit", ROWS_MOST - 1));
        }
    }
    Ok((records, separator))
}

/// A cell without space around it and without characters that nobody sees.
#[must_use]
pub fn tidy(cell: &str) -> String {
    let seen = |c: char| match c {
        '\n' => Some('\n'),
        '\t' | '\u{b}' | '\u{c}' => Some(' '),
        c => (!c.is_control() && c != '\u{feff}').then_some(c),
    };
    cell.chars().filter_map(seen).collect::<String>().trim().to_owned()
}

/// Spreadsheets may say it themselves, on a first line of its own: `sep=;`.
fn said_separator(text: &str) -> Option<(Separator, &str)> {
    let line = text.lines().next()?;
    let said = line.trim_matches('"').strip_prefix("sep=")?;
    Separator::ALL
        .into_iter()
        .find(|(_, c)| said.len() == 1 && said.starts_with(*c))
        .map(|(one, _)| (one, line))
}

fn first_line(text: &str) -> &str {
    text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default()
}

/// What stands most often on a line outside of quotation marks; the comma where nothing does.
fn separator_of(line: &str) -> Separator {
    let count = |separator: char| {
        let mut quoted = false;
        line.chars()
            .filter(|c| {
                quoted ^= *c == '"';
                !quoted && *c == separator
            })
            .count()
    };
    let mut best = (Separator::Comma, count(','));
    for (separator, c) in Separator::ALL {
        if count(c) > best.1 {
            best = (separator, count(c));
        }
    }
    best.0
}

#[cfg(test)]
#[path = "list_file_tests.rs"]
mod tests;
