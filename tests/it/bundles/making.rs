//! Whole secret rounds in memory: a roster of devices in Rust, a ballot box, a closing.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use citizens_jury::clock::{self, KeyPair};
use citizens_jury::device::{Device, ForQuestion, Values};
use citizens_jury::jury::bundle::{self, Bundle, BundleText, Closing, Facts, Issued};
use citizens_jury::jury::bytes::{B64, canonical_text, hex};
use citizens_jury::jury::credentials::{CredentialKey, Signer};
use citizens_jury::jury::ids::{JuryId, QuestionId, RecommendationId, RoundId};
use citizens_jury::jury::methods::{Answer, Method, Question};
use citizens_jury::jury::opening::{OPENING_FORMAT, Opening, OpeningOption, OpeningQuestion, Voter};
use citizens_jury::jury::opening::{round_hash, text_sha256};
use citizens_jury::jury::promises::{Promise, SecretBallot};
use citizens_jury::jury::round_plan::{Denominator, Fraction, Rule, Secrecy};
use citizens_jury::jury::signatures::SigningKey;
use citizens_jury::jury::tally::{Paper, tally_with_paper};
use citizens_jury::jury::time::UtcMillis;
use citizens_jury::jury::ways::Way;

/// Most questions that a round here has.
const QUESTIONS: usize = 3;

/// Making RSA keys is slow, so rounds share them: what is signed names the round anyway.
static RSA: LazyLock<Vec<KeyPair>> = LazyLock::new(|| {
    let making: Vec<_> = (0..=QUESTIONS).map(|_| std::thread::spawn(|| clock::rsa_key().unwrap())).collect();
    making.into_iter().map(|one| one.join().unwrap()).collect()
});

/// What the round's key for that question is.
pub fn question_key(nth: usize) -> &'static KeyPair {
    &RSA[nth + 1]
}

/// Five steps, four fifths of the roster.
pub fn standard() -> Rule {
    by(Method::standard())
}

/// The standard rule with that method.
pub fn by(method: Method) -> Rule {
    Rule {
        threshold: Fraction::FOUR_FIFTHS,
        denominator: Denominator::HereWhenOpened,
        stand_aside_counted: true,
        quorum: None,
        counting: method.standard_counting(),
        secrecy: Secrecy::Secret,
        indicative: false,
        rehearsal: false,
        method,
    }
}

pub fn step(key: &str) -> Answer {
    Answer::Step(key.into())
}

/// The device of a juror, and what it holds.
pub struct Juror {
    pub number: u32,
    pub device: Device,
}

/// When rounds end that close by themselves.
pub const ENDS: UtcMillis = UtcMillis(1_700_000_900_000);

/// A round that is open.
pub struct Polling {
    pub opening: Opening,
    pub text: String,
    pub questions: Vec<Question>,
    pub receipt: KeyPair,
    pub issued: Vec<Issued>,
    /// The ballot that stands, by its key.
    pub held: BTreeMap<B64, SecretBallot>,
    texts: Vec<BundleText>,
}

impl Polling {
    /// Opens a round with that many options, for jurors 1, 2, 3 … with these ways.
    pub fn open(rule: Rule, options: usize, ways: &[Way]) -> Self {
        let receipt = clock::p256_key();
        let round: RoundId = clock::new_id();
        let texts: Vec<BundleText> = (1..=options)
            .map(|n| BundleText {
                id: clock::new_id(),
                title: format!("Option {n}: Wasser – ماء"),
                body: "Run the buses until \"midnight\".\nEvery day.".into(),
                reasons: String::new(),
                masked: false,
            })
            .collect();
        let option = |text: &BundleText, number| OpeningOption {
            id: text.id,
            recommendation: Some(clock::new_id::<RecommendationId>()),
            number,
            text_sha256: text_sha256(&text.title, &text.body, &text.reasons),
        };
        let asked: Vec<(QuestionId, Vec<OpeningOption>)> = if rule.method.per_option() {
            texts.iter().map(|text| (QuestionId(text.id.0), vec![option(text, 1)])).collect()
        } else {
            vec![(QuestionId(round.0), texts.iter().map(|text| option(text, 2)).collect())]
        };
        let questions = asked
            .iter()
            .map(|(id, options)| Question { id: *id, options: options.iter().map(|one| one.id).collect() })
            .collect();
        let opening = Opening {
            format: OPENING_FORMAT.into(),
            jury: clock::new_id::<JuryId>(),
            round,
            title: "Buses".into(),
            rehearsal: rule.rehearsal,
            demonstration: false,
            rule,
            questions: asked
                .into_iter()
                .enumerate()
                .map(|(nth, (id, options))| OpeningQuestion {
                    id,
                    key: Some(question_key(nth).public.clone().into()),
                    options,
                })
                .collect(),
            reasons_key: RSA[0].public.clone().into(),
            receipt_key: receipt.public.clone().into(),
            roster: ways.iter().zip(1..).map(|(way, juror)| Voter { juror, way: *way }).collect(),
            opened_at: UtcMillis(1_700_000_000_000),
            // Rounds with an even number of options close by themselves.
            closes_at: texts.len().is_multiple_of(2).then_some(ENDS),
        };
        let text = opening.text();
        Self { opening, text, questions, receipt, issued: Vec::new(), held: BTreeMap::new(), texts }
    }

    pub fn hash(&self) -> [u8; 32] {
        round_hash(&self.text)
    }

    /// Gives a juror their credentials.
    pub fn issue(&mut self, number: u32) -> Juror {
        let juror = self.issue_to(number);
        self.issued.push(Issued { juror: number, blinded: hex(&juror.device.blinded_hash()) });
        juror
    }

    /// Signs for a device and says so nowhere.
    pub fn issue_to(&self, number: u32) -> Juror {
        let mut device = Device::prepare(&self.text).unwrap();
        let blinded = device.blinded();
        let sign = |key: &KeyPair, value: &B64| -> B64 {
            let signer = Signer::read(&key.private).unwrap();
            signer.sign(&signer.blinded(&value.0).unwrap()).unwrap().into()
        };
        let questions = blinded.questions.iter().enumerate().map(|(nth, one)| ForQuestion {
            question: one.question,
            value: sign(question_key(nth), &one.value),
        });
        let signed = Values { questions: questions.collect(), reasons: sign(&RSA[0], &blinded.reasons) };
        device.accept(&signed).unwrap();
        Juror { number, device }
    }

    /// A juror casts or casts again; the device keeps the promise.
    pub fn cast(&mut self, juror: &mut Juror, nth: usize, answer: &Answer) -> SecretBallot {
        let ballot = juror.device.cast(self.questions[nth].id, &canonical_text(answer)).unwrap();
        let key = CredentialKey::read(&question_key(nth).public).unwrap();
        ballot.checked(&self.hash(), &key).unwrap();
        let promise = self.promise(&ballot);
        juror.device.keep(&ballot, &promise).unwrap();
        self.held.insert(ballot.key.clone(), ballot.clone());
        ballot
    }

    pub fn promise(&self, ballot: &SecretBallot) -> Promise {
        ballot.promise(&self.hash(), &SigningKey::read(&self.receipt.private).unwrap()).unwrap()
    }

    pub fn ballots(&self) -> Vec<SecretBallot> {
        self.held.values().cloned().collect()
    }

    /// Closes the round.
    pub fn close(&self, paper: Option<Paper>) -> Bundle {
        let answers: Vec<(QuestionId, Answer)> = self
            .held
            .values()
            .map(|ballot| (ballot.question, serde_json::from_str(&ballot.ballot).unwrap()))
            .collect();
        let people = u32::try_from(self.opening.roster.len()).unwrap();
        let tally = tally_with_paper(&self.opening.rule, people, &self.questions, &answers, paper.as_ref());
        let mut issued = self.issued.clone();
        issued.sort_by_key(|one| one.juror);
        let facts = Facts {
            issued,
            paper,
            tally,
            texts: self.texts.clone(),
            closed_at: UtcMillis(1_700_000_900_000),
        };
        bundle::seal(&self.opening, &self.receipt.private, self.ballots(), facts).unwrap()
    }

    /// What a dishonest operator with the round's receipt key can do: change the ballots and the closing
    /// as they like, and sign the head anew. Ballots stay in the order given.
    pub fn resealed(&self, bundle: &Bundle, change: impl FnOnce(&mut Bundle, &mut Closing)) -> Bundle {
        let mut bundle = bundle.clone();
        let mut closing = Closing::read(&bundle.closing).unwrap();
        change(&mut bundle, &mut closing);
        let leaves: Vec<Vec<u8>> = bundle.ballots.iter().map(bundle::leaf).collect();
        let root = citizens_jury::jury::tree::root(&leaves);
        closing.size = leaves.len() as u64;
        closing.root = hex(&root);
        self.signed(bundle, &closing, &root)
    }

    /// Signs a head over that closing, whatever it says.
    pub fn signed(&self, mut bundle: Bundle, closing: &Closing, root: &[u8; 32]) -> Bundle {
        use citizens_jury::jury::promises::sign;
        bundle.closing = closing.text();
        let hash = round_hash(&bundle.opening);
        let message = bundle::head_message(&hash, closing.size, root, &bundle.closing);
        bundle.head = sign(&self.receipt.private, &message).unwrap().to_vec().into();
        bundle.words = bundle::words(&message);
        bundle
    }

    /// Counts the ballots of a bundle anew, as an operator would who wants to be believed.
    pub fn recounted(&self, bundle: &Bundle, closing: &mut Closing) {
        let answers: Vec<(QuestionId, Answer)> = bundle
            .ballots
            .iter()
            .filter_map(|ballot| Some((ballot.question, serde_json::from_str(&ballot.ballot).ok()?)))
            .collect();
        let people = u32::try_from(self.opening.roster.len()).unwrap();
        let rule = &self.opening.rule;
        closing.tally = tally_with_paper(rule, people, &self.questions, &answers, closing.paper.as_ref());
    }
}
