//! The keys of a round: made before it opens, sealed while it is open, destroyed when it closes.
//!
//! Each node keeps the keys of open rounds at hand, read once: reading them costs more than using them.
//! Whether the round is still open is asked of the database each time, never of what is kept here.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::available_parallelism;

use actix_web::web;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;

use crate::clock::{self, KeyPair};
use crate::jury::ballots::{Round, RoundState, Secrecy};
use crate::jury::bytes::B64;
use crate::jury::credentials::{CredentialKey, Signer};
use crate::jury::ids::{JuryId, QuestionId, RoundId};
use crate::jury::methods::Question;
use crate::jury::opening::{Opening, round_hash};
use crate::jury::refusal::Code;
use crate::jury::signatures::SigningKey;
use crate::no::{Fault, No};
use crate::service::Service;
use crate::store;
use crate::store::keys::Keys;
use crate::store::secret::Part;

/// Rounds whose keys are kept at hand.
const ROUNDS_AT_HAND: usize = 64;
/// Requests that may wait for cryptography; one more is refused as busy.
const WAITING: usize = 1024;

/// Keys made for one opening.
pub struct Fresh {
    /// One for each question; none in a named round.
    pub questions: Vec<(QuestionId, KeyPair)>,
    pub reasons: KeyPair,
    pub receipt: KeyPair,
}

/// The private keys of the vote, as they are sealed.
#[derive(Serialize, Deserialize)]
struct OfVote {
    questions: Vec<(QuestionId, B64)>,
    receipt: B64,
}

/// The private key for reasons, as it is sealed.
#[derive(Serialize, Deserialize)]
struct OfReasons {
    key: B64,
}

/// Sealed keys, ready to be stored with the opening.
pub struct Sealed {
    vote: Vec<u8>,
    reasons: Vec<u8>,
}

impl Fresh {
    /// Makes keys, as many at once as there are processors.
    ///
    /// # Errors
    /// The library's failure; nothing is kept then.
    pub async fn make(questions: &[QuestionId]) -> Result<Self, No> {
        let at_once = available_parallelism().map_or(2, usize::from);
        let made = stream::iter(0..=questions.len()).map(|_| web::block(clock::rsa_key));
        let mut pairs: Vec<KeyPair> = made
            .buffered(at_once)
            .map(|made| made.map_err(No::from).and_then(|pair| pair.map_err(No::from)))
            .try_collect()
            .await?;
        let reasons = pairs.pop().ok_or_else(|| Fault::new("no key was made"))?;
        let receipt = clock::p256_key();
        Ok(Self { questions: questions.iter().copied().zip(pairs).collect(), reasons, receipt })
    }

    /// Seals them in the key store. Blocking. What is sealed and never stored is gone: a key in the key
    /// store with nothing under it opens nothing.
    ///
    /// # Errors
    /// The key store's failure.
    pub fn seal(&self, keys: &Keys, round: RoundId) -> Result<Sealed, Fault> {
        let (vote, reasons) = (Part::Ballots.subject(round), Part::Reasons.subject(round));
        keys.make(&[vote.clone(), reasons.clone()])?;
        let of_vote = OfVote {
            questions: self.questions.iter().map(|(id, pair)| (*id, pair.private.clone().into())).collect(),
            receipt: self.receipt.private.clone().into(),
        };
        let of_reasons = OfReasons { key: self.reasons.private.clone().into() };
        Ok(Sealed { vote: keys.seal(&vote, &of_vote)?, reasons: keys.seal(&reasons, &of_reasons)? })
    }
}

impl Sealed {
    /// Stores them; part of the opening's transaction.
    ///
    /// # Errors
    /// The database's failure.
    pub fn keep(&self, conn: &mut store::Conn, round: RoundId) -> Result<(), Fault> {
        store::secret::keep_keys(conn, round, Part::Ballots, &self.vote)?;
        store::secret::keep_keys(conn, round, Part::Reasons, &self.reasons)
    }
}

/// A round whose keys are at hand.
pub struct Polling {
    pub round: Round,
    pub jury: JuryId,
    pub opening: Opening,
    pub hash: [u8; 32],
    questions: Vec<OneQuestion>,
    reasons: Option<Signer>,
    receipt: Option<SigningKey>,
}

/// A question with its keys.
pub struct OneQuestion {
    pub asked: Question,
    pub key: CredentialKey,
    pub signer: Signer,
}

impl Polling {
    /// The questions in the order of the voting paper; none in a named round.
    #[must_use]
    pub fn questions(&self) -> &[OneQuestion] {
        &self.questions
    }

    /// The question of that id.
    ///
    /// # Errors
    /// `round_item_unknown`.
    pub fn question(&self, id: QuestionId) -> Result<&OneQuestion, No> {
        self.questions.iter().find(|one| one.asked.id == id).ok_or_else(|| Code::RoundItemUnknown.into())
    }

    /// The key that signs credentials for reasons.
    ///
    /// # Errors
    /// `round_not_open` once nobody sends reasons any more.
    pub fn reasons(&self) -> Result<&Signer, No> {
        self.reasons.as_ref().ok_or_else(|| Code::RoundNotOpen.into())
    }

    /// The key that signs promises.
    ///
    /// # Errors
    /// `round_not_open` once nobody votes any more.
    pub fn receipt(&self) -> Result<&SigningKey, No> {
        self.receipt.as_ref().ok_or_else(|| Code::RoundNotOpen.into())
    }
}

/// The keys at hand, and the bound on how much cryptography runs at once.
pub struct Pollings {
    at_hand: Mutex<HashMap<RoundId, Arc<Polling>>>,
    waiting: Semaphore,
    working: Semaphore,
}

impl Default for Pollings {
    fn default() -> Self {
        Self {
            at_hand: Mutex::default(),
            waiting: Semaphore::new(WAITING),
            working: Semaphore::new(available_parallelism().map_or(2, usize::from)),
        }
    }
}

impl Pollings {
    /// Runs cryptography on the blocking pool, as much at once as there are processors.
    ///
    /// # Errors
    /// `busy` when too much waits; what `work` refuses.
    pub async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, No> + Send + 'static,
    ) -> Result<T, No> {
        let _waits = self.waiting.try_acquire().map_err(|_| No::from(Code::Busy))?;
        let _works = self.working.acquire().await.map_err(Fault::new)?;
        web::block(work).await?
    }

    /// Forgets a round's keys.
    pub fn forget(&self, round: RoundId) {
        self.at_hand.lock().unwrap_or_else(PoisonError::into_inner).remove(&round);
    }

    /// The rounds whose keys are at hand.
    #[must_use]
    pub fn at_hand(&self) -> Vec<RoundId> {
        self.at_hand.lock().unwrap_or_else(PoisonError::into_inner).keys().copied().collect()
    }

    fn of(&self, round: RoundId) -> Option<Arc<Polling>> {
        self.at_hand.lock().unwrap_or_else(PoisonError::into_inner).get(&round).cloned()
    }

    fn keep(&self, polling: &Arc<Polling>) {
        let mut at_hand = self.at_hand.lock().unwrap_or_else(PoisonError::into_inner);
        if at_hand.len() >= ROUNDS_AT_HAND {
            at_hand.clear();
        }
        at_hand.insert(polling.round.id, polling.clone());
    }
}

/// A round with its keys: at hand, or read.
///
/// # Errors
/// `not_found` for another jury's round, `round_not_open` where it has no keys (yet, or any more).
pub async fn polling(service: &Service, jury: JuryId, round: RoundId) -> Result<Arc<Polling>, No> {
    if let Some(polling) = service.pollings.of(round) {
        return if polling.jury == jury { Ok(polling) } else { Err(Code::NotFound.into()) };
    }
    let keys = service.keys.clone();
    let polling = Arc::new(service.db.read(move |conn| read(conn, &keys, jury, round)).await?);
    // What closed is not kept: its keys must not outlive it here.
    if polling.round.state == RoundState::Open {
        service.pollings.keep(&polling);
    }
    Ok(polling)
}

fn read(conn: &mut store::Conn, keys: &Keys, jury: JuryId, one: RoundId) -> Result<Polling, No> {
    let kept = store::rounds::find(conn, jury, one)?.ok_or(Code::NotFound)?;
    let text = kept.opening.ok_or(Code::RoundNotOpen)?;
    let opening = Opening::read(&text).map_err(Fault::new)?;
    let of_reasons: Option<OfReasons> = unsealed(conn, keys, one, Part::Reasons)?;
    let of_vote: Option<OfVote> = unsealed(conn, keys, one, Part::Ballots)?;
    if of_vote.is_none() && of_reasons.is_none() {
        return Err(Code::RoundNotOpen.into());
    }
    let none = || Fault::new("a sealed key is none");
    let receipt = of_vote.as_ref().map(|keys| SigningKey::read(&keys.receipt.0).ok_or_else(none));
    let (privates, receipt) = (of_vote.map_or_else(Vec::new, |keys| keys.questions), receipt.transpose()?);
    let mut questions = Vec::new();
    if kept.it.plan.secrecy == Secrecy::Secret && !privates.is_empty() {
        for asked in kept.it.questions() {
            questions.push(one_question(&opening, &privates, asked)?);
        }
    }
    let reasons = of_reasons.map(|keys| signer(&keys.key)).transpose()?;
    let hash = round_hash(&text);
    Ok(Polling { round: kept.it, jury, opening, hash, questions, reasons, receipt })
}

fn one_question(
    opening: &Opening,
    privates: &[(QuestionId, B64)],
    asked: Question,
) -> Result<OneQuestion, Fault> {
    let broken = || Fault::new("a question has no key");
    let public = opening.question(asked.id).and_then(|(_, question)| question.key.clone());
    let key = public.and_then(|key| CredentialKey::read(&key.0)).ok_or_else(broken)?;
    let private = privates.iter().find(|(id, _)| *id == asked.id).ok_or_else(broken)?;
    Ok(OneQuestion { asked, key, signer: signer(&private.1)? })
}

fn signer(private: &B64) -> Result<Signer, Fault> {
    Signer::read(&private.0).ok_or_else(|| Fault::new("a sealed key is none"))
}

fn unsealed<T: serde::de::DeserializeOwned>(
    conn: &mut store::Conn,
    keys: &Keys,
    round: RoundId,
    part: Part,
) -> Result<Option<T>, Fault> {
    match store::secret::sealed_keys(conn, round, part)? {
        Some(sealed) => keys.open_sealed(&part.subject(round), &sealed),
        None => Ok(None),
    }
}

/// The private receipt key, for the closing. Blocking.
///
/// # Errors
/// A fault when the key store has lost it.
pub fn receipt_key(conn: &mut store::Conn, keys: &Keys, round: RoundId) -> Result<Vec<u8>, Fault> {
    let of_vote: Option<OfVote> = unsealed(conn, keys, round, Part::Ballots)?;
    of_vote.map(|keys| keys.receipt.0).ok_or_else(|| Fault::new("the round's keys are gone"))
}
