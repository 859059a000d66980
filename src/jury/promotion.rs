//! Where a recommendation comes from: the entries of a room's lists from which it was begun.
//!
//! The words are kept as they were then; what becomes of the entry afterwards changes nothing.

use std::collections::BTreeSet;

use super::ids::{EntryId, RecommendationId};
use super::lists::{Entry, Lists};
use super::refusal::{Code, Refusal};
use super::shared_text::PlainText;

/// Most entries from which one recommendation is begun.
pub const SOURCES_MAX: usize = 20;
/// Longest entry that becomes the title whole, and the longest title made of a longer one, in characters.
pub const TITLE_OPENING_CHARS: usize = 80;

/// An entry from which a recommendation was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promoted {
    pub entry: EntryId,
    pub recommendation: RecommendationId,
    /// The entry's words when it was begun.
    pub text: String,
    /// The number of the change that began it.
    pub seq: i64,
}

impl Lists {
    /// The entries from which a recommendation is begun, each once, in the order given.
    ///
    /// # Errors
    /// `not_found` for an entry of another room; `entry_withdrawn`; `entry_merged`;
    /// `number_out_of_range` for too many.
    pub fn promote(&self, ids: &[EntryId]) -> Result<Vec<&Entry>, Refusal> {
        if ids.len() > SOURCES_MAX {
            return Err(Code::NumberOutOfRange
                .with("field", "from")
                .with("least", 0)
                .with("most", SOURCES_MAX));
        }
        let mut met = BTreeSet::new();
        ids.iter().filter(|id| met.insert(**id)).map(|id| self.standing(*id)).collect()
    }
}

/// What the text of a recommendation begins with: a title of the first entry's words, and all of
/// them as its text. None without an entry.
#[must_use]
pub fn opening(entries: &[&Entry]) -> Option<PlainText> {
    let first = entries.first()?;
    let body = match entries {
        [one] => one.text.clone(),
        many => {
            many.iter().map(|entry| format!("- {}", one_line(&entry.text))).collect::<Vec<_>>().join("\n")
        }
    };
    Some(PlainText { title: title(&one_line(&first.text)), body, reasons: String::new() })
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The whole line when it is short, otherwise its first words.
fn title(line: &str) -> String {
    if line.chars().count() <= TITLE_OPENING_CHARS {
        return line.trim_end_matches('.').to_owned();
    }
    let mut title = String::new();
    let mut chars = 0;
    for word in line.split(' ') {
        chars += word.chars().count() + 1;
        // One for the ellipsis.
        if chars > TITLE_OPENING_CHARS {
            break;
        }
        if !title.is_empty() {
            title.push(' ');
        }
        title.push_str(word);
    }
    if title.is_empty() {
        title = line.chars().take(TITLE_OPENING_CHARS - 1).collect();
    }
    title.push('…');
    title
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::jury::ids::PersonId;
    use crate::jury::lists::{Act, ListKind};
    use crate::jury::rooms::Standing;
    use crate::jury::time::UtcMillis;

    fn lists(texts: &[&str]) -> Lists {
        let mut lists = Lists::default();
        for (n, text) in texts.iter().enumerate() {
            let fresh = EntryId(Uuid::from_u128(n as u128));
            let by = PersonId(Uuid::from_u128(1));
            let act = Act { by, standing: Standing::Juror, now: UtcMillis(0), seq: 1, fresh };
            lists.add(act, ListKind::Solution, text).unwrap();
        }
        lists
    }

    fn begun(texts: &[&str]) -> PlainText {
        let lists = lists(texts);
        opening(&lists.entries.iter().collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn a_short_entry_is_title_and_text() {
        let text = begun(&["Free buses for volunteers."]);
        assert_eq!(
            (text.title.as_str(), text.body.as_str()),
            ("Free buses for volunteers", "Free buses for volunteers.")
        );
        assert!(opening(&[]).is_none());
    }

    #[test]
    fn a_long_entry_lends_its_first_words() {
        let long = "Every surgery should keep one list of local groups that a link worker updates each month, and print it";
        let text = begun(&[long]);
        assert_eq!(
            text.title,
            "Every surgery should keep one list of local groups that a link worker updates…"
        );
        assert_eq!(text.body, long);
    }

    #[test]
    fn several_entries_are_a_list() {
        let text = begun(&["One\nlist", "Two"]);
        assert_eq!((text.title.as_str(), text.body.as_str()), ("One list", "- One list\n- Two"));
    }

    #[test]
    fn only_entries_that_stand_and_each_once() {
        let mut lists = lists(&["a", "b"]);
        let id = |n: u128| EntryId(Uuid::from_u128(n));
        assert_eq!(lists.promote(&[id(1), id(0), id(1)]).unwrap().len(), 2);
        assert_eq!(lists.promote(&[id(7)]).unwrap_err().code, Code::NotFound);
        assert_eq!(lists.promote(&[id(0); SOURCES_MAX + 1]).unwrap_err().code, Code::NumberOutOfRange);
        lists.entries[0].withdrawn = true;
        assert_eq!(lists.promote(&[id(0)]).unwrap_err().code, Code::EntryWithdrawn);
    }

    proptest! {
        #[test]
        fn a_title_is_short_and_never_empty(text in "[^\\s\\p{C}.][^\\p{C}]{0,499}") {
            let title = begun(&[&text]).title;
            prop_assert!(!title.is_empty() && title.chars().count() <= TITLE_OPENING_CHARS, "{title}");
        }
    }
}
