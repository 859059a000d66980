//! Limits of what people send, each with its unit, and the checks that use them.

use super::refusal::{Code, Refusal};

/// Characters of a title.
pub const TITLE_CHARS: usize = 200;
/// Characters of a name.
pub const NAME_CHARS: usize = 80;
/// Characters of one line: a capacity, a contact, a reason.
pub const LINE_CHARS: usize = 500;
/// Characters of a longer text: a background, ground rules, a statement.
pub const TEXT_CHARS: usize = 20_000;
/// Characters of the longest e-mail address (RFC 5321).
pub const EMAIL_CHARS: usize = 254;
/// Bytes of a request's body.
pub const BODY_BYTES: usize = 256 * 1024;

/// Trims `text` and checks its length in characters; empty is refused.
///
/// # Errors
/// `text_missing`, `text_too_long`, each with the field's name.
pub fn needed(field: &'static str, text: &str, max_chars: usize) -> Result<String, Refusal> {
    let text = optional(field, text, max_chars)?;
    if text.is_empty() { Err(Code::TextMissing.with("field", field)) } else { Ok(text) }
}

/// Trims `text` and checks its length in characters; empty is allowed. Control characters other
/// than line breaks and tabs are dropped: they have no meaning for people and break terminals.
///
/// # Errors
/// `text_too_long` with the field's name, the limit and the length.
pub fn optional(field: &'static str, text: &str, max_chars: usize) -> Result<String, Refusal> {
    let text: String = text.trim().chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let chars = text.chars().count();
    if chars > max_chars {
        return Err(Code::TextTooLong.with("field", field).with("limit", max_chars).with("length", chars));
    }
    Ok(text)
}

/// Trims an e-mail address and checks its shape; whether somebody reads it, only a letter shows.
///
/// # Errors
/// `text_missing`, `text_too_long`, `email_wrong`.
pub fn email(text: &str) -> Result<String, Refusal> {
    let email = needed("email", text, EMAIL_CHARS)?;
    let (before, after) = email.split_once('@').unwrap_or_default();
    let strange = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '<' | '>' | '(' | ')' | '"');
    if before.is_empty() || after.is_empty() || after.contains('@') || email.contains(strange) {
        return Err(Code::EmailWrong.into());
    }
    Ok(email)
}

/// Characters of a reason that somebody gives for a decision.
pub const REASON_CHARS: usize = 2_000;

/// Trims a reason, which every such decision needs.
///
/// # Errors
/// `reason_missing`, `text_too_long`.
pub fn reasoned(reason: &str) -> Result<String, Refusal> {
    let reason = optional("reason", reason, REASON_CHARS)?;
    if reason.is_empty() { Err(Code::ReasonMissing.into()) } else { Ok(reason) }
}

/// Checks that a number lies in a range.
///
/// # Errors
/// `number_out_of_range` with the field's name and the range.
pub fn within(field: &'static str, number: i64, least: i64, most: i64) -> Result<(), Refusal> {
    if (least..=most).contains(&number) {
        return Ok(());
    }
    Err(Code::NumberOutOfRange.with("field", field).with("least", least).with("most", most))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn text_is_trimmed_and_bounded() {
        assert_eq!(needed("title", "  A\u{0} b ", 10).unwrap(), "A b");
        assert_eq!(needed("title", " \n ", 10).unwrap_err().code, Code::TextMissing);
        let refusal = optional("title", "ééééé", 4).unwrap_err();
        assert_eq!(refusal.code, Code::TextTooLong);
        assert_eq!(refusal.facts[2], ("length", "5".into()));
    }
}
