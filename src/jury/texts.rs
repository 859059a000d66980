//! What stands beside a shared text: comments on its passages and snapshots of how it read.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ids::{CommentId, PersonId};
use super::limits::{needed, optional};
use super::refusal::{Code, Refusal};
use super::time::UtcMillis;

/// Characters of a snapshot's name.
pub const SNAPSHOT_NAME_CHARS: usize = 80;
/// Snapshots that people may name in one text.
pub const SNAPSHOTS_MAX: usize = 50;
/// Snapshots that the service keeps by itself in one text; the oldest one goes first.
pub const AUTOMATIC_MAX: usize = 20;
/// Comments and replies that one text may have.
pub const COMMENTS_MAX: usize = 500;
/// Characters of a comment.
pub const COMMENT_CHARS: usize = 2_000;
/// Characters of the words that a comment quotes.
pub const QUOTE_CHARS: usize = 200;
/// Bytes of the two places between which a passage stands.
pub const ANCHOR_BYTES: usize = 400;

/// The boxes of a shared text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TextPart {
    Title,
    Body,
    Reasons,
    Notes,
}

/// A passage of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    pub part: TextPart,
    /// Where it begins and ends: two Yjs relative positions in base64, with a full stop between. They
    /// stay in place while others write; the server reads no more of them than their size.
    pub anchor: String,
    /// Its words when the comment was made.
    pub quote: String,
}

/// A comment, or a reply to one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    pub id: CommentId,
    pub parent: Option<CommentId>,
    pub author: PersonId,
    /// None: it is about the whole text, or a reply.
    pub passage: Option<Passage>,
    pub text: String,
    pub made_at: UtcMillis,
    pub resolved: Option<(PersonId, UtcMillis)>,
    pub withdrawn: bool,
}

/// What somebody says.
#[derive(Clone, Debug)]
pub struct Said<'a> {
    pub id: CommentId,
    pub parent: Option<CommentId>,
    pub author: PersonId,
    pub passage: Option<&'a Passage>,
    pub text: &'a str,
    pub at: UtcMillis,
}

/// All comments of one text, those withdrawn included.
#[derive(Clone, Debug, Default)]
pub struct Comments(pub Vec<Comment>);

impl Comments {
    /// A new comment or reply.
    ///
    /// # Errors
    /// `comments_full`, `not_found`, `comment_withdrawn` or `comment_settled` for what is replied to,
    /// `anchor_wrong`, `text_missing`, `text_too_long`.
    pub fn say(&self, said: &Said<'_>) -> Result<Comment, Refusal> {
        if self.0.len() >= COMMENTS_MAX {
            return Err(Code::CommentsFull.with("limit", COMMENTS_MAX));
        }
        let passage = match said.parent {
            Some(parent) => {
                let parent = self.standing(parent)?;
                if parent.parent.is_some() {
                    return Err(Code::NotFound.into());
                }
                if parent.resolved.is_some() {
                    return Err(Code::CommentSettled.into());
                }
                None
            }
            None => said.passage.map(checked).transpose()?,
        };
        Ok(Comment {
            id: said.id,
            parent: said.parent,
            author: said.author,
            passage,
            text: needed("comment", said.text, COMMENT_CHARS)?,
            made_at: said.at,
            resolved: None,
            withdrawn: false,
        })
    }

    /// Marks a comment as settled, or opens it again. None: it is so already, whoever did it.
    ///
    /// # Errors
    /// `not_found` (replies included: they settle nothing), `comment_withdrawn`.
    pub fn resolve(
        &self,
        id: CommentId,
        by: PersonId,
        at: UtcMillis,
        resolved: bool,
    ) -> Result<Option<Comment>, Refusal> {
        let comment = self.standing(id)?;
        if comment.parent.is_some() {
            return Err(Code::NotFound.into());
        }
        let changed = comment.resolved.is_some() != resolved;
        Ok(changed.then(|| Comment { resolved: resolved.then_some((by, at)), ..comment.clone() }))
    }

    /// Takes back one's own comment, while nobody has replied to it.
    ///
    /// # Errors
    /// `not_found`, `comment_withdrawn`, `comment_not_yours`, `comment_answered`.
    pub fn withdraw(&self, id: CommentId, by: PersonId) -> Result<Comment, Refusal> {
        let comment = self.standing(id)?;
        if comment.author != by {
            return Err(Code::CommentNotYours.into());
        }
        if self.0.iter().any(|reply| reply.parent == Some(id) && !reply.withdrawn) {
            return Err(Code::CommentAnswered.into());
        }
        Ok(Comment { withdrawn: true, ..comment.clone() })
    }

    fn standing(&self, id: CommentId) -> Result<&Comment, Refusal> {
        let comment = self.0.iter().find(|comment| comment.id == id).ok_or(Code::NotFound)?;
        if comment.withdrawn { Err(Code::CommentWithdrawn.into()) } else { Ok(comment) }
    }
}

/// A passage whose places have the right size and whose quote is not too long.
fn checked(passage: &Passage) -> Result<Passage, Refusal> {
    let letters = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte))
    };
    // Four letters of base64 stand for three bytes.
    let bytes = passage.anchor.len() / 4 * 3;
    match passage.anchor.split_once('.') {
        Some((from, to)) if letters(from) && letters(to) && bytes <= ANCHOR_BYTES => {}
        _ => return Err(Code::AnchorWrong.with("limit", ANCHOR_BYTES)),
    }
    let quote = optional("quote", &passage.quote, QUOTE_CHARS)?;
    Ok(Passage { quote, ..passage.clone() })
}

/// The name of a snapshot, where `named` of this text are there already.
///
/// # Errors
/// `snapshots_full`, `text_missing`, `text_too_long`.
pub fn snapshot_name(name: &str, named: usize) -> Result<String, Refusal> {
    if named >= SNAPSHOTS_MAX {
        return Err(Code::SnapshotsFull.with("limit", SNAPSHOTS_MAX));
    }
    needed("name", name, SNAPSHOT_NAME_CHARS)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use uuid::Uuid;

    const ANN: PersonId = PersonId(Uuid::from_u128(1));
    const BEN: PersonId = PersonId(Uuid::from_u128(2));

    fn said(id: u128, parent: Option<u128>, by: PersonId) -> Said<'static> {
        let parent = parent.map(|id| CommentId(Uuid::from_u128(id)));
        let id = CommentId(Uuid::from_u128(id));
        Said { id, parent, author: by, passage: None, text: "Why?", at: UtcMillis(1) }
    }

    #[test]
    fn a_comment_is_answered_settled_and_opened_again_but_not_taken_back_then() {
        let mut all = Comments::default();
        let one = all.say(&said(1, None, ANN)).unwrap();
        let id = one.id;
        all.0.push(one);
        assert_eq!(all.withdraw(id, BEN).unwrap_err().code, Code::CommentNotYours);
        all.0.push(all.say(&said(2, Some(1), BEN)).unwrap());
        assert_eq!(all.say(&said(3, Some(2), ANN)).unwrap_err().code, Code::NotFound);
        assert_eq!(all.withdraw(id, ANN).unwrap_err().code, Code::CommentAnswered);
        all.0[0] = all.resolve(id, BEN, UtcMillis(2), true).unwrap().unwrap();
        assert!(all.resolve(id, ANN, UtcMillis(3), true).unwrap().is_none(), "twice has one effect");
        assert_eq!(all.say(&said(3, Some(1), ANN)).unwrap_err().code, Code::CommentSettled);
        all.0[0] = all.resolve(id, ANN, UtcMillis(4), false).unwrap().unwrap();
        all.0[1] = all.withdraw(all.0[1].id, BEN).unwrap();
        all.0[0] = all.withdraw(id, ANN).unwrap();
        assert_eq!(all.say(&said(3, Some(1), BEN)).unwrap_err().code, Code::CommentWithdrawn);
    }

    #[test]
    fn a_passage_has_two_small_places() {
        let all = Comments::default();
        let at = |anchor: String| {
            let passage = Passage { part: TextPart::Body, anchor, quote: "late".into() };
            all.say(&Said { passage: Some(&passage), ..said(1, None, ANN) }).map(|comment| comment.id)
        };
        assert!(at("AAEC.AAED".into()).is_ok());
        for wrong in ["", "AAEC", ".AAED", "AAEC.<b>", "AAEC.A.A"] {
            assert_eq!(at(wrong.into()).unwrap_err().code, Code::AnchorWrong, "{wrong}");
        }
        assert_eq!(at(format!("{}.AAEC", "A".repeat(540))).unwrap_err().code, Code::AnchorWrong);
    }
}
