//! Counting a published round again, from its bundle alone, and finding the first thing that is wrong.
//!
//! The order of the checks is fixed, so that two verifiers name the same thing first: the file's form,
//! the opening entry, the texts, who was issued credentials, what was counted on paper, each ballot,
//! how many there are, the tree, the head, its words, the tally; then the receipt.

use std::collections::BTreeSet;

use super::bundle::{Bundle, Closing, head_message, leaf, leaf_place, words};
use super::bytes::{hex, read_canonical};
use super::coded::coded;
use super::credentials::{CredentialKey, question_message};
use super::ids::QuestionId;
use super::methods::{Answer, Question};
use super::opening::{Opening, OpeningOption, round_hash, text_sha256};
use super::promises::{COUNTER_MOST, SecretBallot, is_key, key_hash, promise_message, verifies};
use super::receipts::{Promised, Receipt};
use super::record::unhex;
use super::round_plan::Secrecy;
use super::tally::{BLANK, ItemTally, Paper, Tally, tally_with_paper};
use super::tree;
use super::ways::Way;

coded! {
    /// What is wrong with a bundle or a receipt.
    FlawCode {
        FileForm => "file_form",
        OpeningWrong => "opening_wrong",
        RuleWrong => "rule_wrong",
        KeyWrong => "key_wrong",
        TextWrong => "text_wrong",
        IssuedWrong => "issued_wrong",
        PaperWrong => "paper_wrong",
        QuestionUnknown => "question_unknown",
        KeyTwice => "key_twice",
        BallotOrder => "ballot_order",
        CredentialWrong => "credential_wrong",
        SignatureWrong => "signature_wrong",
        AnswerWrong => "answer_wrong",
        BallotsOver => "ballots_over",
        TreeWrong => "tree_wrong",
        HeadWrong => "head_wrong",
        WordsWrong => "words_wrong",
        TallyWrong => "tally_wrong",
        ReceiptForm => "receipt_form",
        ReceiptOtherOpening => "receipt_other_opening",
        ReceiptPromiseWrong => "receipt_promise_wrong",
        ReceiptBallotMissing => "receipt_ballot_missing",
        ReceiptRolledBack => "receipt_rolled_back",
        ReceiptBallotAltered => "receipt_ballot_altered",
    }
}

/// The first thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    pub code: FlawCode,
    /// In words, with what it is about.
    pub what: String,
}

impl std::fmt::Display for Flaw {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.what)
    }
}

/// A bundle that is whole.
#[derive(Clone, Debug)]
pub struct Verified {
    pub bundle: Bundle,
    pub opening: Opening,
    pub closing: Closing,
    /// Counted anew.
    pub tally: Tally,
    /// The receipt's ballots that are in the bundle; none without a receipt.
    pub mine: Vec<Promised>,
}

impl Verified {
    /// What was found, in lines to be read.
    #[must_use]
    pub fn in_words(&self) -> String {
        let mut lines = Vec::new();
        if self.opening.demonstration {
            lines.push("A demonstration: jurors and votes are invented.".to_owned());
        }
        if self.opening.rehearsal {
            lines.push("A rehearsal: it decides nothing.".to_owned());
        }
        lines.push(format!(
            "“{}” is whole: {} ballots, credentials issued to {} of {} on the roster.",
            self.opening.title,
            self.bundle.ballots.len(),
            self.closing.issued.len(),
            self.opening.roster.len()
        ));
        if let Some(paper) = &self.closing.paper {
            lines.push(format!("Counted on paper besides: {} sheets.", paper.ballots));
        }
        lines.extend(self.outcome());
        lines.push(format!("The words of its head: {}", self.bundle.words));
        if !self.mine.is_empty() {
            lines.push(format!(
                "The receipt’s ballots are in it, as they were cast or changed later: {}.",
                self.mine.len()
            ));
        }
        lines.join("\n")
    }

    fn outcome(&self) -> Vec<String> {
        let title = |option| {
            let text = self.bundle.texts.iter().find(|text| text.id == option);
            text.filter(|text| !text.masked).map_or("(hidden)", |text| text.title.as_str())
        };
        if let Some(order) = &self.tally.order {
            let places = order.places.iter().flat_map(|place| {
                place.options.iter().map(|option| format!("{}. {}", place.place, title(*option)))
            });
            return places.collect();
        }
        let line = |item: &ItemTally| {
            let outcome = if item.passed == Some(true) { "passed" } else { "not passed" };
            let (support, whole, needed) = (item.support, item.denominator, item.needed);
            format!("{}: {support} of {whole} support it, {needed} needed: {outcome}", title(item.item))
        };
        self.tally.items.iter().map(line).collect()
    }
}

fn must(holds: bool, code: FlawCode, what: impl FnOnce() -> String) -> Result<(), Flaw> {
    if holds { Ok(()) } else { Err(Flaw { code, what: what() }) }
}

fn flaw(code: FlawCode, what: impl Into<String>) -> Flaw {
    Flaw { code, what: what.into() }
}

/// Checks a bundle, and with it a receipt, and counts again.
///
/// # Errors
/// The first thing that is wrong.
pub fn verify(file: &[u8], receipt: Option<&[u8]>) -> Result<Verified, Flaw> {
    let bundle = Bundle::read(file)
        .map_err(|what| flaw(FlawCode::FileForm, format!("this file is not a whole bundle: {what}")))?;
    let asked = Asked::read(&bundle)?;
    asked.texts(&bundle)?;
    let closing = Closing::read(&bundle.closing)
        .map_err(|what| flaw(FlawCode::FileForm, format!("the closing entry cannot be read: {what}")))?;
    must(closing.round == asked.opening.round, FlawCode::FileForm, || {
        "the closing entry is of another round".into()
    })?;
    asked.issued(&closing)?;
    if let Some(paper) = &closing.paper {
        asked.paper(paper)?;
    }
    let answers = asked.ballots(&bundle.ballots)?;
    asked.numbers(&bundle.ballots, &closing)?;
    asked.head(&bundle, &closing)?;
    let people = u32::try_from(asked.opening.roster.len()).unwrap_or(u32::MAX);
    let rule = &asked.opening.rule;
    let tally = tally_with_paper(rule, people, &asked.questions, &answers, closing.paper.as_ref());
    must(tally == closing.tally, FlawCode::TallyWrong, || {
        "the tally is not what these ballots add up to".into()
    })?;
    let mine = receipt.map_or(Ok(Vec::new()), |receipt| asked.receipt(&bundle, receipt))?;
    Ok(Verified { opening: asked.opening, closing, tally, mine, bundle })
}

/// What was asked, of whom, under which keys.
struct Asked {
    opening: Opening,
    round: [u8; 32],
    questions: Vec<Question>,
    keys: Vec<CredentialKey>,
}

impl Asked {
    fn read(bundle: &Bundle) -> Result<Self, Flaw> {
        let opening = Opening::read(&bundle.opening).map_err(|what| {
            flaw(FlawCode::OpeningWrong, format!("the opening entry cannot be read: {what}"))
        })?;
        must(opening.demonstration == bundle.demonstration, FlawCode::OpeningWrong, || {
            "the opening entry says otherwise whether this is a demonstration".into()
        })?;
        must(opening.roster.is_sorted_by(|a, b| a.juror < b.juror), FlawCode::OpeningWrong, || {
            "the roster is not in ascending order".into()
        })?;
        must(opening.closes_at.is_none_or(|end| end > opening.opened_at), FlawCode::OpeningWrong, || {
            "the round was to close before it opened".into()
        })?;
        let questions: Vec<Question> = opening
            .questions
            .iter()
            .map(|one| Question { id: one.id, options: one.options.iter().map(|one| one.id).collect() })
            .collect();
        rule(&opening, &questions)?;
        let keys = keys(&opening)?;
        Ok(Self { round: round_hash(&bundle.opening), opening, questions, keys })
    }

    /// Each option's text is there once, and is the one that was voted on.
    fn texts(&self, bundle: &Bundle) -> Result<(), Flaw> {
        let options: Vec<&OpeningOption> =
            self.opening.questions.iter().flat_map(|question| &question.options).collect();
        must(options.len() == bundle.texts.len(), FlawCode::TextWrong, || {
            format!("there are {} texts for {} options", bundle.texts.len(), options.len())
        })?;
        for option in options {
            let text = bundle.texts.iter().find(|text| text.id == option.id);
            let text = text
                .ok_or_else(|| flaw(FlawCode::TextWrong, format!("the text of {} is missing", option.id)))?;
            let fits = if text.masked {
                text.title.is_empty() && text.body.is_empty() && text.reasons.is_empty()
            } else {
                text_sha256(&text.title, &text.body, &text.reasons) == option.text_sha256
            };
            must(fits, FlawCode::TextWrong, || {
                format!("the text of {} is not the one that was voted on", option.id)
            })?;
        }
        Ok(())
    }

    /// Credentials went to jurors of the roster, once each. Where paper was counted, to none who were to
    /// vote on it; where none was, they may all have gone to the voting point instead.
    fn issued(&self, closing: &Closing) -> Result<(), Flaw> {
        let wrong = |what: String| flaw(FlawCode::IssuedWrong, what);
        if closing.issued.len() > self.opening.roster.len() {
            return Err(wrong("credentials were issued to more jurors than are on the roster".into()));
        }
        let mut before = None;
        for one in &closing.issued {
            let juror = one.juror;
            if before >= Some(juror) {
                return Err(wrong(format!("juror {juror} is not in ascending order among those issued")));
            }
            match self.opening.way(juror) {
                None => return Err(wrong(format!("juror {juror} is not on the roster"))),
                Some(Way::Paper) if closing.paper.is_some() => {
                    return Err(wrong(format!("juror {juror} voted on paper")));
                }
                Some(_) => {}
            }
            if unhex(&one.blinded).is_none_or(|hash| hash.len() != 32) {
                return Err(wrong(format!("what was issued to juror {juror} is not a hash")));
            }
            before = Some(juror);
        }
        Ok(())
    }

    fn paper(&self, paper: &Paper) -> Result<(), Flaw> {
        let wrong = |what: &str| flaw(FlawCode::PaperWrong, what);
        let on_paper = self.opening.roster.iter().filter(|voter| voter.way == Way::Paper).count();
        if u64::from(paper.ballots) > on_paper as u64 {
            return Err(wrong("there are more sheets of paper than jurors who vote on paper"));
        }
        let steps = self.opening.rule.method.steps();
        for total in &paper.totals {
            let known = self.questions.iter().any(|question| question.id == total.question);
            let step = total.step.0 == BLANK || steps.contains(&total.step);
            if !known || !step || !self.opening.rule.method.per_option() {
                return Err(wrong("the count on paper has something that was not asked"));
            }
        }
        for question in &self.questions {
            let of = paper.totals.iter().filter(|total| total.question == question.id);
            if of.map(|total| u64::from(total.people)).sum::<u64>() != u64::from(paper.ballots) {
                return Err(wrong("the count on paper does not add up to the sheets handed in"));
            }
        }
        Ok(())
    }

    fn ballots(&self, ballots: &[SecretBallot]) -> Result<Vec<(QuestionId, Answer)>, Flaw> {
        let mut keys = BTreeSet::new();
        let mut before = None;
        let mut answers = Vec::with_capacity(ballots.len());
        for (ballot, nth) in ballots.iter().zip(1..) {
            let wrong = |code, what: &str| flaw(code, format!("ballot {nth}: {what}"));
            let Some((place, _)) = self.opening.question(ballot.question) else {
                return Err(wrong(FlawCode::QuestionUnknown, "it answers a question that was not asked"));
            };
            if !keys.insert(&ballot.key) {
                return Err(wrong(FlawCode::KeyTwice, "its key is there twice"));
            }
            let here = leaf_place(&self.opening, ballot);
            if before.as_ref() >= Some(&here) {
                return Err(wrong(FlawCode::BallotOrder, "it is out of order"));
            }
            before = Some(here);
            let message = question_message(&self.round, ballot.question, &ballot.key.0);
            if !is_key(&ballot.key.0)
                || !self.keys[place].verifies(&ballot.prefix.0, &message, &ballot.credential.0)
            {
                return Err(wrong(FlawCode::CredentialWrong, "its credential is not this question's"));
            }
            let counter = (1..=COUNTER_MOST).contains(&ballot.counter);
            if !counter || !verifies(&ballot.key.0, &ballot.message(&self.round), &ballot.signature.0) {
                return Err(wrong(FlawCode::SignatureWrong, "its signature does not fit what it says"));
            }
            let answer = read_canonical::<Answer>(ballot.ballot.as_bytes()).ok().filter(|answer| {
                self.opening.rule.method.check_answer(&self.questions[place], answer).is_ok()
            });
            let Some(answer) = answer else {
                return Err(wrong(FlawCode::AnswerWrong, "its answer is none that can be given"));
            };
            answers.push((ballot.question, answer));
        }
        Ok(answers)
    }

    fn numbers(&self, ballots: &[SecretBallot], closing: &Closing) -> Result<(), Flaw> {
        for (question, nth) in self.questions.iter().zip(1..) {
            let cast = ballots.iter().filter(|ballot| ballot.question == question.id).count();
            let issued = closing.issued.len();
            must(cast <= issued, FlawCode::BallotsOver, || {
                format!("question {nth} has {cast} ballots, and credentials were issued to {issued} jurors")
            })?;
        }
        Ok(())
    }

    fn head(&self, bundle: &Bundle, closing: &Closing) -> Result<(), Flaw> {
        let leaves: Vec<Vec<u8>> = bundle.ballots.iter().map(leaf).collect();
        must(closing.size == leaves.len() as u64, FlawCode::TreeWrong, || {
            format!("the closing entry says {} ballots; there are {}", closing.size, leaves.len())
        })?;
        let root = tree::root(&leaves);
        must(closing.root == hex(&root), FlawCode::TreeWrong, || {
            "the tree of these ballots has another root than the closing entry says".into()
        })?;
        let message = head_message(&self.round, closing.size, &root, &bundle.closing);
        must(verifies(&self.opening.receipt_key.0, &message, &bundle.head.0), FlawCode::HeadWrong, || {
            "the head is not signed with the round's key: something was changed after closing".into()
        })?;
        let read_aloud = words(&message);
        must(bundle.words == read_aloud, FlawCode::WordsWrong, || {
            format!("the words of this head are “{read_aloud}”, not “{}”", bundle.words)
        })
    }

    fn receipt(&self, bundle: &Bundle, file: &[u8]) -> Result<Vec<Promised>, Flaw> {
        let receipt = Receipt::read(file)
            .map_err(|what| flaw(FlawCode::ReceiptForm, format!("this is not a whole receipt: {what}")))?;
        must(!receipt.promises.is_empty(), FlawCode::ReceiptForm, || "this receipt promises nothing".into())?;
        must(receipt.opening == bundle.opening, FlawCode::ReceiptOtherOpening, || {
            "the voting paper was another one: this juror was shown another opening entry".into()
        })?;
        for (promised, nth) in receipt.promises.iter().zip(1..) {
            self.promised(bundle, promised)
                .map_err(|(code, what)| flaw(code, format!("promise {nth} of the receipt: {what}")))?;
        }
        Ok(receipt.promises)
    }

    fn promised(&self, bundle: &Bundle, promised: &Promised) -> Result<(), (FlawCode, &'static str)> {
        let hash = key_hash(&promised.key.0);
        let ballot = promised.ballot.as_bytes();
        let message = promise_message(&self.round, promised.question, &hash, promised.counter, ballot);
        if !verifies(&self.opening.receipt_key.0, &message, &promised.promise.0) {
            return Err((FlawCode::ReceiptPromiseWrong, "this receipt is not from this round"));
        }
        let mut same = bundle.ballots.iter().filter(|ballot| ballot.question == promised.question);
        let Some(found) = same.find(|ballot| ballot.key == promised.key) else {
            return Err((FlawCode::ReceiptBallotMissing, "its ballot was dropped"));
        };
        if found.counter < promised.counter {
            return Err((FlawCode::ReceiptRolledBack, "its ballot was rolled back to an earlier one"));
        }
        if found.counter == promised.counter && found.ballot != promised.ballot {
            return Err((FlawCode::ReceiptBallotAltered, "its ballot was altered"));
        }
        Ok(())
    }
}

/// A rule that can be counted by, and questions that fit its method.
fn rule(opening: &Opening, questions: &[Question]) -> Result<(), Flaw> {
    let wrong = |what: &str| Err(flaw(FlawCode::RuleWrong, what));
    let rule = &opening.rule;
    if rule.secrecy != Secrecy::Secret {
        return wrong("the round was not secret");
    }
    if rule.method.clone().checked().as_ref() != Ok(&rule.method) || rule.threshold.checked().is_err() {
        return wrong("nobody can count by this rule");
    }
    let steps = rule.method.steps();
    if !rule.counting.iter().all(|step| steps.contains(step)) {
        return wrong("the rule counts a step that cannot be chosen");
    }
    let options: BTreeSet<_> = questions.iter().flat_map(|question| &question.options).collect();
    let several = questions.iter().map(|question| question.options.len()).sum::<usize>();
    let fit = if rule.method.per_option() {
        questions.iter().all(|question| question.options.len() == 1)
    } else {
        questions.len() == 1
    };
    if questions.is_empty() || options.is_empty() || options.len() != several || !fit {
        return Err(flaw(FlawCode::OpeningWrong, "the questions do not fit the way of voting"));
    }
    Ok(())
}

/// Each question has a key of its own: under one key for two, a juror could answer one of them twice.
fn keys(opening: &Opening) -> Result<Vec<CredentialKey>, Flaw> {
    let wrong = |what: String| flaw(FlawCode::KeyWrong, what);
    let mut ids = BTreeSet::new();
    let mut seen = BTreeSet::from([&opening.reasons_key]);
    let mut keys = Vec::new();
    for (question, nth) in opening.questions.iter().zip(1..) {
        let spki = question
            .key
            .as_ref()
            .ok_or_else(|| flaw(FlawCode::OpeningWrong, format!("question {nth} has no key")))?;
        let key = CredentialKey::read(&spki.0)
            .ok_or_else(|| wrong(format!("the key of question {nth} is none of ours")))?;
        if !seen.insert(spki) || !ids.insert(question.id) {
            return Err(wrong(format!("question {nth} does not have a key of its own")));
        }
        keys.push(key);
    }
    if CredentialKey::read(&opening.reasons_key.0).is_none() || !is_key(&opening.receipt_key.0) {
        return Err(wrong("the keys for reasons and for receipts cannot be read".into()));
    }
    Ok(keys)
}
