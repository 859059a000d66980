//! From no to yes: after a consensus round everybody is asked, for each item that did not pass, what
//! change would help more people support it, or says that they have nothing to add. Who wrote which
//! answer is known to nobody.

use std::collections::{BTreeMap, BTreeSet};

use super::ids::{RoundId, VersionId};
use super::limits;
use super::record::canonical;
use super::refusal::{Code, Refusal};
use super::standing::Standing;
use super::tally::Tally;
use super::time::UtcMillis;

/// Most characters of one answer.
pub const ANSWER_CHARS: usize = 500;
/// Bytes of every message, whatever it says: its length must not tell who writes much.
pub const MESSAGE_BYTES: usize = 16_384;
/// Milliseconds for which the window is open at least, so that a quick answer stands out less.
pub const OPEN_LEAST_MS: i64 = 120_000;

/// The time in which reasons are sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    pub round: RoundId,
    pub opened_at: UtcMillis,
    pub closed_at: Option<UtcMillis>,
    /// How many sent theirs; counted at closing.
    pub sent: Option<u32>,
}

impl Window {
    /// Opens with the reveal of a round.
    #[must_use]
    pub fn opened(round: RoundId, now: UtcMillis) -> Self {
        Self { round, opened_at: now, closed_at: None, sent: None }
    }

    /// Refuses what comes too late.
    ///
    /// # Errors
    /// `reasons_not_open`.
    pub fn must_be_open(&self) -> Result<(), Refusal> {
        if self.closed_at.is_some() { Err(Code::ReasonsNotOpen.into()) } else { Ok(()) }
    }

    /// The first instant at which it may be closed.
    #[must_use]
    pub fn closes_from(&self) -> UtcMillis {
        self.opened_at.plus_ms(OPEN_LEAST_MS)
    }

    /// Whether publishing the outcome ends the window with it: then the jury has gone on. Not before
    /// everybody had the least time.
    #[must_use]
    pub fn ends_with_publishing(&self, now: UtcMillis) -> bool {
        self.closed_at.is_none() && now >= self.closes_from()
    }

    /// Closes the window; the answers are shown from then on.
    ///
    /// # Errors
    /// `not_allowed`, `reasons_not_open`, `reasons_too_early`.
    pub fn close(&mut self, by: &Standing, now: UtcMillis) -> Result<(), Refusal> {
        by.must_run()?;
        self.must_be_open()?;
        let left = self.closes_from().0 - now.0;
        if left > 0 {
            return Err(Code::ReasonsTooEarly.with("seconds", (left + 999) / 1_000));
        }
        self.closed_at = Some(now);
        Ok(())
    }
}

/// What is asked about: the items that were put to pass or fail and did not pass.
#[must_use]
pub fn asked(tally: &Tally) -> Vec<VersionId> {
    tally.items.iter().filter(|item| item.passed == Some(false)).map(|item| item.item).collect()
}

/// The answers of one message: canonical JSON of every asked item with a text, or null for "nothing
/// to add".
///
/// # Errors
/// `malformed`, `round_item_unknown`, `reasons_incomplete`, `text_too_long`.
pub fn answers(message: &str, asked: &[VersionId]) -> Result<Vec<(VersionId, String)>, Refusal> {
    let said: BTreeMap<VersionId, Option<String>> =
        serde_json::from_str(message).map_err(|error| Code::Malformed.with("what", error))?;
    // What is signed and what is read must be one text.
    if canonical(&said) != message.as_bytes() {
        return Err(Code::Malformed.with("what", "answers are not canonical JSON"));
    }
    let asked: BTreeSet<VersionId> = asked.iter().copied().collect();
    if said.keys().any(|item| !asked.contains(item)) {
        return Err(Code::RoundItemUnknown.into());
    }
    if said.len() < asked.len() {
        return Err(Code::ReasonsIncomplete.into());
    }
    let mut answers = Vec::new();
    for (item, text) in said {
        let text = limits::optional("text", text.as_deref().unwrap_or_default(), ANSWER_CHARS)?;
        if !text.is_empty() {
            answers.push((item, text));
        }
    }
    Ok(answers)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use uuid::Uuid;

    use super::*;

    fn version(n: u128) -> VersionId {
        VersionId(Uuid::from_u128(n))
    }

    fn leads(runs: bool) -> Standing {
        let person = crate::jury::ids::PersonId(Uuid::from_u128(1));
        Standing { person, juror: !runs, witness: false, runs, organises: false }
    }

    fn code<T>(answer: Result<T, Refusal>) -> Option<Code> {
        answer.err().map(|refusal| refusal.code)
    }

    #[test]
    fn a_window_stays_open_for_two_minutes_and_closes_once() {
        let mut window = Window::opened(RoundId(Uuid::from_u128(1)), UtcMillis(1_000));
        let early = window.close(&leads(true), UtcMillis(120_999)).unwrap_err();
        assert_eq!((early.code, early.facts), (Code::ReasonsTooEarly, vec![("seconds", "1".to_owned())]));
        assert_eq!(code(window.close(&leads(false), UtcMillis(200_000))), Some(Code::NotAllowed));
        window.close(&leads(true), UtcMillis(121_000)).unwrap();
        assert_eq!(code(window.close(&leads(true), UtcMillis(300_000))), Some(Code::ReasonsNotOpen));
        assert_eq!(code(window.must_be_open()), Some(Code::ReasonsNotOpen));
    }

    #[test]
    fn publishing_ends_a_window_that_was_open_long_enough() {
        let mut window = Window::opened(RoundId(Uuid::from_u128(1)), UtcMillis(1_000));
        assert!(!window.ends_with_publishing(UtcMillis(120_999)));
        assert!(window.ends_with_publishing(UtcMillis(121_000)));
        window.close(&leads(true), UtcMillis(121_000)).unwrap();
        assert!(!window.ends_with_publishing(UtcMillis(300_000)), "once");
    }

    #[test]
    fn everything_asked_is_answered_and_nothing_else() {
        let (one, two) = (version(1), version(2));
        let both = [one, two];
        let said = format!("{{\"{one}\":\" More stops. \",\"{two}\":null}}");
        assert_eq!(answers(&said, &both).unwrap(), vec![(one, "More stops.".to_owned())]);
        assert_eq!(code(answers(&said, &[one])), Some(Code::RoundItemUnknown));
        let half = format!("{{\"{one}\":null}}");
        assert_eq!(code(answers(&half, &both)), Some(Code::ReasonsIncomplete));
        assert_eq!(answers(&half, &[one]).unwrap(), vec![]);
        let loose = format!("{{ \"{one}\":null}}");
        assert_eq!(code(answers(&loose, &[one])), Some(Code::Malformed));
        let long = format!("{{\"{one}\":\"{}\"}}", "x".repeat(ANSWER_CHARS + 1));
        assert_eq!(code(answers(&long, &[one])), Some(Code::TextTooLong));
        let blank = format!("{{\"{one}\":\"  \"}}");
        assert_eq!(answers(&blank, &[one]).unwrap(), vec![], "only blanks say nothing");
    }
}
