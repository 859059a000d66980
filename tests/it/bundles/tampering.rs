//! Tampered bundles and false receipts, each made by hand, with what is first found wrong.

use citizens_jury::clock;
use citizens_jury::jury::bundle::{Bundle, Closing, in_leaf_order};
use citizens_jury::jury::bytes::{B64, canonical_text};
use citizens_jury::jury::methods::Answer;
use citizens_jury::jury::opening::Opening;
use citizens_jury::jury::promises::{SecretBallot, ballot_message, sign};
use citizens_jury::jury::receipts::Receipt;
use citizens_jury::jury::round_plan::Fraction;
use citizens_jury::jury::tally::{Paper, PaperTotal};
use citizens_jury::jury::verification::FlawCode;
use citizens_jury::jury::ways::Way;

use super::making::{ENDS, Juror, Polling, standard, step};

/// One tampered bundle, or one with a receipt beside it.
pub struct Case {
    pub name: &'static str,
    pub bundle: String,
    pub receipt: Option<String>,
    pub code: FlawCode,
    /// Part of what is said.
    pub says: &'static str,
}

/// A closed round of thirteen: seven were issued credentials, five vote on paper, one did nothing.
pub struct World {
    pub polling: Polling,
    pub bundle: Bundle,
    /// Who voted twice on the first question, and the first of these ballots.
    pub first: Juror,
    pub earlier: SecretBallot,
    /// Another round that asks the same way.
    other: Polling,
    pub stranger: Juror,
}

fn paper(polling: &Polling) -> Paper {
    let of = |nth: usize, key: &str, people| PaperTotal {
        question: polling.questions[nth].id,
        step: key.into(),
        people,
    };
    let totals = vec![
        of(0, "full_support", 3),
        of(0, "cannot_live_with_it", 1),
        of(0, "blank", 1),
        of(1, "stand_aside", 5),
    ];
    Paper { ballots: 5, totals }
}

impl World {
    pub fn new() -> Self {
        let mut ways = vec![Way::OwnDevice; 7];
        ways.push(Way::VotingPoint);
        ways.extend([Way::Paper; 5]);
        let mut polling = Polling::open(standard(), 2, &ways);
        let mut jurors: Vec<Juror> = (1..=7).map(|number| polling.issue(number)).collect();
        for juror in &mut jurors {
            let said = if juror.number < 4 { "full_support" } else { "can_live_with_it" };
            polling.cast(juror, 0, &step(said));
            if juror.number < 7 {
                polling.cast(juror, 1, &Answer::Blank {});
            }
        }
        let mut first = jurors.remove(0);
        let key = polling.questions[0].id;
        let earlier = polling.held.values().find(|ballot| {
            ballot.question == key && first.device.receipt().promises.iter().any(|one| one.key == ballot.key)
        });
        let earlier = earlier.unwrap().clone();
        polling.cast(&mut first, 0, &step("cannot_live_with_it"));
        let bundle = polling.close(Some(paper(&polling)));
        let mut other = Polling::open(standard(), 2, &ways);
        let mut stranger = other.issue(1);
        other.cast(&mut stranger, 0, &step("full_support"));
        Self { polling, bundle, first, earlier, other, stranger }
    }

    pub fn receipt(&self) -> Receipt {
        self.first.device.receipt()
    }

    /// Where the ballot of the first juror on the first question stands.
    pub fn mine(&self) -> usize {
        self.bundle.ballots.iter().position(|ballot| ballot.key == self.earlier.key).unwrap()
    }

    /// A change by somebody without keys.
    fn by_anyone(&self, change: impl FnOnce(&mut Bundle)) -> String {
        let mut bundle = self.bundle.clone();
        change(&mut bundle);
        bundle.file()
    }

    /// A change of the closing by somebody without keys.
    fn of_closing(&self, change: impl FnOnce(&mut Closing)) -> String {
        self.by_anyone(|bundle| {
            let mut closing = Closing::read(&bundle.closing).unwrap();
            change(&mut closing);
            bundle.closing = closing.text();
        })
    }

    fn of_opening(&self, change: impl FnOnce(&mut Opening)) -> String {
        self.by_anyone(|bundle| {
            let mut opening = Opening::read(&bundle.opening).unwrap();
            change(&mut opening);
            bundle.opening = opening.text();
        })
    }

    /// A change by the operator, who counts anew and signs the head anew.
    pub fn by_operator(&self, change: impl FnOnce(&mut Bundle, &mut Closing)) -> String {
        let resealed = self.polling.resealed(&self.bundle, |bundle, closing| {
            change(bundle, closing);
            self.polling.recounted(bundle, closing);
        });
        resealed.file()
    }

    /// Every case.
    pub fn cases(&self) -> Vec<Case> {
        let mut cases = self.forms();
        cases.extend(self.entries());
        cases.extend(self.fixed_ends());
        cases.extend(self.ballots());
        cases.extend(self.forged());
        cases.extend(self.closings());
        cases.extend(self.heads());
        cases.extend(self.dishonest_boxes());
        cases.extend(self.false_receipts());
        cases
    }

    fn forms(&self) -> Vec<Case> {
        let file = self.bundle.file();
        let form = |name, bundle: String| case(name, bundle, FlawCode::FileForm, "not a whole bundle");
        vec![
            form("cut off", file.trim_end().into()),
            form("a space more", file.replacen("\":", "\": ", 1)),
            form("another format", file.replace("citizens-jury/bundle/1", "citizens-jury/bundle/2")),
            form("a field more", file.replacen('{', "{\"aside\":1,", 1)),
            form("a field twice", file.replacen('{', "{\"format\":\"citizens-jury/bundle/1\",", 1)),
            form("a key in another alphabet", file.replacen("\"key\":\"B", "\"key\":\"+", 1)),
            case(
                "a closing of another round",
                self.of_closing(|closing| closing.round = self.other.opening.round),
                FlawCode::FileForm,
                "of another round",
            ),
        ]
    }

    fn entries(&self) -> Vec<Case> {
        let text = |name, bundle| case(name, bundle, FlawCode::TextWrong, "text");
        let key = |name, bundle, says| case(name, bundle, FlawCode::KeyWrong, says);
        let opening = "ballot 1: its credential";
        vec![
            text("a text changed", self.by_anyone(|bundle| bundle.texts[1].body.push('.'))),
            text("a text left out", self.by_anyone(|bundle| bundle.texts.truncate(1))),
            text("a text twice", self.by_anyone(|bundle| bundle.texts[1] = bundle.texts[0].clone())),
            text("a text masked that is there", self.by_anyone(|bundle| bundle.texts[0].masked = true)),
            case(
                "a demonstration passed off as real",
                self.by_anyone(|bundle| bundle.demonstration = true),
                FlawCode::OpeningWrong,
                "demonstration",
            ),
            case(
                "another title",
                self.of_opening(|opening| opening.title = "Trams".into()),
                FlawCode::CredentialWrong,
                opening,
            ),
            case(
                "another threshold",
                self.of_opening(|opening| opening.rule.threshold = Fraction { num: 1, den: 10 }),
                FlawCode::CredentialWrong,
                opening,
            ),
            case(
                "another receipt key",
                self.of_opening(|opening| opening.receipt_key = clock::p256_key().public.into()),
                FlawCode::CredentialWrong,
                opening,
            ),
            case(
                "a rule that counts what nobody can choose",
                self.of_opening(|opening| opening.rule.counting.push("hooray".into())),
                FlawCode::RuleWrong,
                "cannot be chosen",
            ),
            key(
                "one key for two questions",
                self.of_opening(|opening| opening.questions[1].key = opening.questions[0].key.clone()),
                "key of its own",
            ),
            key(
                "the key of a question for reasons too",
                self.of_opening(|opening| {
                    opening.reasons_key = opening.questions[0].key.clone().unwrap();
                }),
                "key of its own",
            ),
            key(
                "a key that is none",
                self.of_opening(|opening| opening.questions[0].key = Some(B64(vec![0x30; 422]))),
                "none of ours",
            ),
            case(
                "no key at all",
                self.of_opening(|opening| opening.questions[0].key = None),
                FlawCode::OpeningWrong,
                "question 1 has no key",
            ),
        ]
    }

    /// Of a round that closes by itself.
    fn fixed_ends(&self) -> Vec<Case> {
        let opening = "ballot 1: its credential";
        vec![
            case(
                "another end",
                self.of_opening(|opening| opening.closes_at = Some(ENDS.plus_ms(1))),
                FlawCode::CredentialWrong,
                opening,
            ),
            case(
                "an end before the opening",
                self.of_opening(|opening| opening.closes_at = Some(opening.opened_at)),
                FlawCode::OpeningWrong,
                "before it opened",
            ),
            case(
                "an end that is none",
                self.by_anyone(|bundle| {
                    bundle.opening = bundle.opening.replace(&format!(":{}", ENDS.0), ":null");
                }),
                FlawCode::OpeningWrong,
                "canonical",
            ),
        ]
    }

    fn ballots(&self) -> Vec<Case> {
        use FlawCode::{BallotOrder, KeyTwice, QuestionUnknown, SignatureWrong, TreeWrong};
        let mine = self.mine();
        let at = |code, name, change: &dyn Fn(&mut Vec<SecretBallot>), says| {
            case(name, self.by_anyone(|bundle| change(&mut bundle.ballots)), code, says)
        };
        let sealed = |code, name, change: &dyn Fn(&mut Vec<SecretBallot>), says| {
            case(name, self.by_operator(|bundle, _| change(&mut bundle.ballots)), code, says)
        };
        vec![
            at(TreeWrong, "a ballot dropped", &|all| drop(all.remove(mine)), "says 13 ballots; there are 12"),
            at(TreeWrong, "rolled back", &|all| all[mine] = self.earlier.clone(), "another root"),
            at(
                SignatureWrong,
                "an answer altered",
                &|all| all[2].ballot = answer("stand_aside"),
                "ballot 3: its signature",
            ),
            at(SignatureWrong, "a counter raised", &|all| all[4].counter += 1, "ballot 5: its signature"),
            at(
                SignatureWrong,
                "two answers swapped",
                &|all| {
                    let last = all.len() - 1;
                    let (first, second) = (all[0].ballot.clone(), all[last].ballot.clone());
                    (all[0].ballot, all[last].ballot) = (second, first);
                },
                "ballot 1: its signature",
            ),
            at(BallotOrder, "two ballots swapped", &|all| all.swap(0, 1), "ballot 2: it is out of order"),
            sealed(BallotOrder, "reversed and sealed", &|all| all.reverse(), "out of order"),
            sealed(
                KeyTwice,
                "a ballot twice",
                &|all| all.insert(3, all[3].clone()),
                "ballot 5: its key is there twice",
            ),
            sealed(
                KeyTwice,
                "both ballots of one juror",
                &|all| all.insert(mine, self.earlier.clone()),
                "its key is there twice",
            ),
            sealed(
                QuestionUnknown,
                "a ballot on something else",
                &|all| all[0].question = self.other.questions[0].id,
                "not asked",
            ),
        ]
    }

    fn forged(&self) -> Vec<Case> {
        let mine = self.mine();
        let hash = self.polling.hash();
        let own = clock::p256_key();
        let signed = |ballot: &mut SecretBallot, private: &[u8]| {
            let message = ballot_message(&hash, ballot.question, ballot.counter, ballot.ballot.as_bytes());
            ballot.signature = sign(private, &message).unwrap().to_vec().into();
        };
        let credential = |name, change: &dyn Fn(&mut SecretBallot)| {
            let sealed = self.by_operator(|bundle, _| {
                change(&mut bundle.ballots[mine]);
                in_leaf_order(&self.polling.opening, &mut bundle.ballots);
            });
            case(name, sealed, FlawCode::CredentialWrong, "its credential is not this question's")
        };
        let stranger = self.other.held.values().next().unwrap().clone();
        let strange = |answer: &str| {
            // A juror's own device can sign whatever it likes.
            let mut juror = self.polling.issue_to(9);
            juror.device.cast(self.polling.questions[0].id, answer).unwrap()
        };
        vec![
            credential("a key of one's own", &|ballot| {
                ballot.key = own.public.clone().into();
                signed(ballot, &own.private);
            }),
            credential("a forged credential", &|ballot| ballot.credential = vec![7; 384].into()),
            credential("a credential cut short", &|ballot| ballot.credential.0.truncate(383)),
            credential("another prefix", &|ballot| ballot.prefix.0[0] ^= 1),
            credential("a credential of another round", &|ballot| {
                *ballot = SecretBallot { question: ballot.question, ..stranger.clone() };
            }),
            credential("a credential of another question", &|ballot| {
                let other = self.bundle.ballots.last().unwrap();
                ballot.key = other.key.clone();
                ballot.prefix = other.prefix.clone();
                ballot.credential = other.credential.clone();
            }),
            self.alone("an answer that cannot be given", strange(&answer("hooray")), FlawCode::AnswerWrong),
            self.alone("an answer of another method", strange(r#"{"ranking":[]}"#), FlawCode::AnswerWrong),
            self.alone(
                "an answer with a space",
                strange(r#"{"step": "stand_aside"}"#),
                FlawCode::AnswerWrong,
            ),
        ]
    }

    /// A bundle in which that ballot is the only one.
    fn alone(&self, name: &'static str, ballot: SecretBallot, code: FlawCode) -> Case {
        let bundle = self.by_operator(|bundle, _| bundle.ballots = vec![ballot]);
        case(name, bundle, code, "ballot 1: its answer is none that can be given")
    }

    fn closings(&self) -> Vec<Case> {
        use FlawCode::{BallotsOver, IssuedWrong, PaperWrong};
        let at = |code, name, change: &dyn Fn(&mut Closing), says| {
            case(name, self.by_operator(|_, closing| change(closing)), code, says)
        };
        let totals =
            |change: fn(&mut Paper)| move |closing: &mut Closing| change(closing.paper.as_mut().unwrap());
        vec![
            at(
                IssuedWrong,
                "issued to a stranger",
                &|all| all.issued[6].juror = 99,
                "juror 99 is not on the roster",
            ),
            at(
                IssuedWrong,
                "issued to a paper juror",
                &|all| all.issued[6].juror = 9,
                "juror 9 voted on paper",
            ),
            at(IssuedWrong, "issued twice to one", &|all| all.issued[1].juror = 1, "ascending"),
            at(
                IssuedWrong,
                "issued what is no hash",
                &|all| all.issued[0].blinded.truncate(62),
                "not a hash",
            ),
            at(
                IssuedWrong,
                "issued more than the roster",
                &|all| {
                    let more = all.issued[0].clone();
                    all.issued.extend(vec![more; 7]);
                },
                "more jurors than are on the roster",
            ),
            at(
                BallotsOver,
                "one issue kept quiet",
                &|all| drop(all.issued.pop()),
                "has 7 ballots, and credentials were issued to 6",
            ),
            case(
                "ballots stuffed",
                self.stuffed(),
                BallotsOver,
                "has 8 ballots, and credentials were issued to 7",
            ),
            at(PaperWrong, "more sheets than jurors", &totals(|paper| paper.ballots = 6), "more sheets"),
            at(
                PaperWrong,
                "sheets that do not add up",
                &totals(|paper| paper.totals[0].people = 2),
                "add up",
            ),
            at(
                PaperWrong,
                "a step on paper that is none",
                &totals(|paper| paper.totals[0].step = "hooray".into()),
                "not asked",
            ),
            at(
                PaperWrong,
                "a question on paper that is none",
                &totals(|paper| paper.totals[0].question.0 = uuid::Uuid::nil()),
                "not asked",
            ),
        ]
    }

    /// The operator, who has the questions' keys, votes for somebody who did not.
    fn stuffed(&self) -> String {
        let mut extra = self.polling.issue_to(8);
        let ballot = extra.device.cast(self.polling.questions[0].id, &answer("full_support")).unwrap();
        self.by_operator(|bundle, _| {
            bundle.ballots.push(ballot);
            in_leaf_order(&self.polling.opening, &mut bundle.ballots);
        })
    }

    fn heads(&self) -> Vec<Case> {
        use FlawCode::{HeadWrong, TallyWrong, TreeWrong, WordsWrong};
        let head = |name, bundle| case(name, bundle, HeadWrong, "something was changed after closing");
        let tally = |name, change: &dyn Fn(&mut Closing)| {
            let resealed = self.polling.resealed(&self.bundle, |_, closing| change(closing));
            case(name, resealed.file(), TallyWrong, "not what these ballots add up to")
        };
        let forger = clock::p256_key();
        let message = b"anything";
        vec![
            case("another size", self.of_closing(|closing| closing.size = 12), TreeWrong, "says 12 ballots"),
            case(
                "another root",
                self.of_closing(|closing| closing.root = "00".repeat(32)),
                TreeWrong,
                "another root",
            ),
            head(
                "a head by another key",
                self.by_anyone(|bundle| {
                    bundle.head = sign(&forger.private, message).unwrap().to_vec().into()
                }),
            ),
            head(
                "a head of another round",
                self.by_anyone(|bundle| bundle.head = self.other.close(None).head),
            ),
            head("another tally", self.of_closing(|closing| closing.tally.items[0].support += 1)),
            head(
                "another count on paper",
                self.of_closing(|closing| {
                    let paper = closing.paper.as_mut().unwrap();
                    (paper.totals[0].people, paper.totals[1].people) = (4, 0);
                }),
            ),
            head("no count on paper", self.of_closing(|closing| closing.paper = None)),
            head(
                "another blinded value",
                self.of_closing(|closing| closing.issued[0].blinded = "00".repeat(32)),
            ),
            head("closed at another time", self.of_closing(|closing| closing.closed_at.0 += 1)),
            case(
                "other words",
                self.by_anyone(|bundle| bundle.words.push('s')),
                WordsWrong,
                "the words of this head are",
            ),
            tally("another support, sealed", &|closing| closing.tally.items[0].support += 1),
            tally("another outcome, sealed", &|closing| closing.tally.items[0].passed = Some(true)),
            tally("another roster, sealed", &|closing| closing.tally.roster = 12),
            tally("another count on paper, sealed", &|closing| {
                let paper = closing.paper.as_mut().unwrap();
                (paper.totals[0].people, paper.totals[1].people) = (4, 0);
            }),
        ]
    }
}

pub fn answer(key: &str) -> String {
    canonical_text(&step(key))
}

pub fn case(name: &'static str, bundle: String, code: FlawCode, says: &'static str) -> Case {
    Case { name, bundle, receipt: None, code, says }
}
