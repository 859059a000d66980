//! Evidence: what witnesses and organisers lay before the jury.
//!
//! `draft → submitted → published`, or `returned` with a reason (and then submitted again);
//! `withdrawn` with a reason stays visible as withdrawn.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::coded::coded;
use super::files::{self, FileKind};
use super::ids::{EvidenceId, PersonId};
use super::limits;
use super::refusal::{Code, Refusal};
use super::standing::Standing;
use super::time::UtcMillis;

/// Most characters of a link.
pub const LINK_CHARS: usize = 2_000;
/// Most characters of what a link leads to, in words.
pub const ABOUT_CHARS: usize = 2_000;
/// Most characters of the capacity in which somebody provides evidence.
pub const CAPACITY_CHARS: usize = 300;
/// Most characters of a declared interest.
pub const INTEREST_CHARS: usize = 2_000;
/// Most characters of a summary in plain language.
pub const SUMMARY_CHARS: usize = 3_000;

coded! {
    /// Where a piece of evidence stands.
    EvidenceState {
        Draft => "draft",
        Submitted => "submitted",
        Returned => "returned",
        Published => "published",
        Withdrawn => "withdrawn",
    }
}

coded! {
    /// Under what terms others may use what is provided.
    #[derive(Default)]
    Licence {
        #[default]
        NotStated => "not_stated",
        /// The provider's own, shown here and not to be used elsewhere without asking.
        OwnWork => "own_work",
        /// Somebody else's, who allowed that it is shown here.
        WithPermission => "with_permission",
        /// Creative Commons Attribution.
        CcBy => "cc_by",
        /// Creative Commons Attribution-ShareAlike.
        CcBySa => "cc_by_sa",
        /// Given up to everybody: CC0, or the public domain.
        PublicDomain => "public_domain",
        /// A government's open licence, such as the Open Government Licence.
        OpenGovernment => "open_government",
    }
}

/// What is provided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Matter {
    /// A written statement.
    Statement { text: String },
    /// A page elsewhere, and what it is about.
    Link { url: String, about: String },
    /// A file that its provider uploaded before.
    File {
        /// SHA-256 in hex, as the upload answered.
        hash: String,
        /// How the file is called.
        name: String,
        /// What an image shows, for people who do not see it.
        #[serde(default)]
        alternative: String,
    },
}

impl Matter {
    /// The SHA-256 of the file, if it is one.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        match self {
            Self::File { hash, .. } => Some(hash),
            Self::Statement { .. } | Self::Link { .. } => None,
        }
    }
}

/// What its provider writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    pub title: String,
    pub matter: Matter,
    /// In what capacity it is provided: "link worker in Preston".
    pub capacity: String,
    /// Any interest that may matter; `None`: not stated yet; empty: nothing to declare.
    pub interest: Option<String>,
    /// What it says, in plain language; empty where nobody wrote one.
    pub summary: String,
    pub licence: Licence,
}

impl Content {
    /// Refuses what could never be stored.
    ///
    /// # Errors
    /// `text_missing` (title, a file's name), `text_too_long`, `link_wrong`, `file_unknown`.
    pub fn checked(self) -> Result<Self, Refusal> {
        let interest = self.interest.map(|interest| limits::optional("interest", &interest, INTEREST_CHARS));
        Ok(Self {
            title: limits::needed("title", &self.title, limits::TITLE_CHARS)?,
            capacity: limits::optional("capacity", &self.capacity, CAPACITY_CHARS)?,
            interest: interest.transpose()?,
            summary: limits::optional("summary", &self.summary, SUMMARY_CHARS)?,
            licence: self.licence,
            matter: match self.matter {
                Matter::Statement { text } => {
                    Matter::Statement { text: limits::optional("text", &text, limits::TEXT_CHARS)? }
                }
                Matter::Link { url, about } => {
                    Matter::Link { url: link(&url)?, about: limits::optional("about", &about, ABOUT_CHARS)? }
                }
                Matter::File { hash, .. } if !files::is_hash(&hash) => return Err(Code::FileUnknown.into()),
                Matter::File { hash, name, alternative } => Matter::File {
                    hash,
                    name: limits::needed("name", &name, limits::LINE_CHARS)?,
                    alternative: limits::optional("alternative", &alternative, files::ALTERNATIVE_CHARS)?,
                },
            },
        })
    }

    fn complete(&self) -> Result<(), Refusal> {
        if self.capacity.is_empty() {
            return Err(Code::TextMissing.with("field", "capacity"));
        }
        if self.interest.is_none() {
            return Err(Code::InterestNotStated.into());
        }
        match &self.matter {
            Matter::Statement { text } if text.is_empty() => Err(Code::TextMissing.with("field", "text")),
            _ => Ok(()),
        }
    }
}

/// A link that people may follow: http or https, to a named place, without a password in it.
fn link(text: &str) -> Result<String, Refusal> {
    let text = limits::optional("url", text, LINK_CHARS)?;
    let wrong = || Refusal::from(Code::LinkWrong);
    let url = url::Url::parse(&text).map_err(|_| wrong())?;
    let web = matches!(url.scheme(), "http" | "https");
    let bare = url.username().is_empty() && url.password().is_none();
    if web && bare && url.has_host() { Ok(text) } else { Err(wrong()) }
}

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    pub id: EvidenceId,
    pub provider: PersonId,
    pub state: EvidenceState,
    pub content: Content,
    pub submitted_at: Option<UtcMillis>,
    pub published_at: Option<UtcMillis>,
    pub withdrawn_at: Option<UtcMillis>,
    /// Why it was returned or withdrawn; empty otherwise.
    pub reason: String,
}

impl Evidence {
    /// Begins a piece of evidence: a witness, or an organiser.
    ///
    /// # Errors
    /// `not_allowed`, what [`Content::checked`] refuses.
    pub fn drafted(id: EvidenceId, by: &Standing, content: Content) -> Result<Self, Refusal> {
        if !by.witness && !by.organises {
            return Err(Code::NotAllowed.into());
        }
        Ok(Self {
            id,
            provider: by.person,
            state: EvidenceState::Draft,
            content: content.checked()?,
            submitted_at: None,
            published_at: None,
            withdrawn_at: None,
            reason: String::new(),
        })
    }

    /// Whether `by` may know that it exists before it is published.
    #[must_use]
    pub fn open_to(&self, by: &Standing) -> bool {
        match self.state {
            EvidenceState::Published | EvidenceState::Withdrawn => true,
            EvidenceState::Submitted => by.organises || by.person == self.provider,
            EvidenceState::Draft | EvidenceState::Returned => by.person == self.provider,
        }
    }

    /// Changes one's own evidence before it is submitted.
    ///
    /// # Errors
    /// `not_found` or `not_allowed` for others, `evidence_state_wrong`, what
    /// [`Content::checked`] refuses.
    pub fn edit(&mut self, by: &Standing, content: Content) -> Result<(), Refusal> {
        self.must_be_own(by)?;
        self.must_be(&[EvidenceState::Draft, EvidenceState::Returned])?;
        self.content = content.checked()?;
        Ok(())
    }

    /// Hands it to the organisers.
    ///
    /// # Errors
    /// `not_found` or `not_allowed` for others, `evidence_state_wrong`, `text_missing`,
    /// `interest_not_stated`.
    pub fn submit(&mut self, by: &Standing, now: UtcMillis) -> Result<(), Refusal> {
        self.must_be_own(by)?;
        self.must_be(&[EvidenceState::Draft, EvidenceState::Returned])?;
        self.content.complete()?;
        self.state = EvidenceState::Submitted;
        self.submitted_at = Some(now);
        self.reason.clear();
        Ok(())
    }

    /// Refuses an image without words for those who do not see it.
    ///
    /// # Errors
    /// `alternative_missing`.
    pub fn must_describe(&self, kind: FileKind) -> Result<(), Refusal> {
        match &self.content.matter {
            Matter::File { alternative, .. } if kind.is_image() && alternative.is_empty() => {
                Err(Code::AlternativeMissing.into())
            }
            _ => Ok(()),
        }
    }

    /// Whether somebody may open a version of its file. Its provider always may, and so may those who
    /// organise once it was handed in; everybody else while it is published, what was published of it.
    #[must_use]
    pub fn opens_file(&self, own: bool, organises: bool, was_published: bool) -> bool {
        match self.state {
            EvidenceState::Draft | EvidenceState::Returned => own,
            EvidenceState::Submitted | EvidenceState::Withdrawn => own || organises,
            EvidenceState::Published => own || organises || was_published,
        }
    }

    /// Shows it to jury and guests.
    ///
    /// # Errors
    /// `not_allowed`, `evidence_state_wrong`.
    pub fn publish(&mut self, by: &Standing, now: UtcMillis) -> Result<(), Refusal> {
        by.must_organise()?;
        self.must_be(&[EvidenceState::Submitted])?;
        self.state = EvidenceState::Published;
        self.published_at = Some(now);
        Ok(())
    }

    /// Lets its provider bring a newer version of its file once it was handed in. While it waits for the
    /// organisers it takes the place of the one before at once; published, it waits for them.
    ///
    /// # Errors
    /// `not_found` or `not_allowed` for others, `evidence_state_wrong`, `file_unknown` where it is no file or
    /// what [`Content::checked`] refuses.
    pub fn replace_file(&self, by: &Standing, to: Matter) -> Result<Content, Refusal> {
        self.must_be_own(by)?;
        self.must_be(&[EvidenceState::Submitted, EvidenceState::Published])?;
        if self.content.matter.file().is_none() || to.file().is_none() {
            return Err(Code::FileUnknown.into());
        }
        Content { matter: to, ..self.content.clone() }.checked()
    }

    /// Shows a newer version of its file, which waited for the organisers.
    ///
    /// # Errors
    /// `not_allowed`, `evidence_state_wrong`.
    pub fn publish_version(&mut self, by: &Standing, to: Matter) -> Result<(), Refusal> {
        by.must_organise()?;
        self.must_be(&[EvidenceState::Published])?;
        self.content.matter = to;
        Ok(())
    }

    /// Gives it back to its provider, with a reason.
    ///
    /// # Errors
    /// `not_allowed`, `evidence_state_wrong`, `reason_missing`.
    pub fn hand_back(&mut self, by: &Standing, reason: &str) -> Result<(), Refusal> {
        by.must_organise()?;
        self.must_be(&[EvidenceState::Submitted])?;
        let reason = limits::reasoned(reason)?;
        self.state = EvidenceState::Returned;
        self.reason = reason;
        Ok(())
    }

    /// Withdraws published evidence: its provider or an organiser. It stays visible as withdrawn.
    ///
    /// # Errors
    /// `not_allowed`, `evidence_state_wrong`, `reason_missing`.
    pub fn withdraw(&mut self, by: &Standing, reason: &str, now: UtcMillis) -> Result<(), Refusal> {
        if !by.organises {
            self.must_be_own(by)?;
        }
        self.must_be(&[EvidenceState::Published])?;
        let reason = limits::reasoned(reason)?;
        self.state = EvidenceState::Withdrawn;
        self.withdrawn_at = Some(now);
        self.reason = reason;
        Ok(())
    }

    fn must_be_own(&self, by: &Standing) -> Result<(), Refusal> {
        if by.person == self.provider {
            Ok(())
        } else if self.open_to(by) {
            Err(Code::NotAllowed.into())
        } else {
            Err(Code::NotFound.into())
        }
    }

    fn must_be(&self, states: &[EvidenceState]) -> Result<(), Refusal> {
        if states.contains(&self.state) {
            Ok(())
        } else {
            Err(Code::EvidenceStateWrong.with("state", self.state))
        }
    }
}

#[cfg(test)]
#[path = "evidence_tests.rs"]
mod tests;
