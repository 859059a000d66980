#![expect(clippy::unwrap_used, reason = "tests")]

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

const NOW: UtcMillis = UtcMillis(5);

fn witness(n: u128) -> Standing {
    let person = PersonId(Uuid::from_u128(n));
    Standing { person, juror: false, witness: true, runs: false, organises: false }
}

fn organiser() -> Standing {
    Standing { witness: false, runs: true, organises: true, ..witness(900) }
}

fn juror() -> Standing {
    Standing { juror: true, witness: false, ..witness(50) }
}

fn content() -> Content {
    Content {
        title: "What link workers do".into(),
        matter: Matter::Statement { text: "We meet people where they are.".into() },
        capacity: "Link worker".into(),
        interest: Some(String::new()),
        summary: String::new(),
        licence: Licence::NotStated,
    }
}

fn a_file() -> Content {
    let matter = Matter::File { hash: "ab".repeat(32), name: "map.png".into(), alternative: String::new() };
    Content { matter, ..content() }
}

fn to(url: &str) -> Content {
    Content { matter: Matter::Link { url: url.into(), about: "A report".into() }, ..content() }
}

fn drafted() -> Evidence {
    Evidence::drafted(EvidenceId(Uuid::from_u128(1)), &witness(1), content()).unwrap()
}

fn code<T>(answer: Result<T, Refusal>) -> Option<Code> {
    answer.err().map(|refusal| refusal.code)
}

#[test]
fn a_statement_goes_from_draft_to_published() {
    let mut it = drafted();
    it.submit(&witness(1), NOW).unwrap();
    it.publish(&organiser(), NOW.plus_minutes(1)).unwrap();
    assert_eq!((it.state, it.published_at), (EvidenceState::Published, Some(NOW.plus_minutes(1))));
    it.withdraw(&witness(1), "A figure was wrong", NOW).unwrap();
    assert_eq!(it.state, EvidenceState::Withdrawn);
    assert!(it.open_to(&juror()), "stays visible as withdrawn");
}

#[test]
fn returned_evidence_is_mended_and_submitted_again() {
    let mut it = drafted();
    it.submit(&witness(1), NOW).unwrap();
    assert_eq!(code(it.edit(&witness(1), content())), Some(Code::EvidenceStateWrong));
    assert_eq!(code(it.hand_back(&organiser(), " ")), Some(Code::ReasonMissing));
    it.hand_back(&organiser(), "Please name the source").unwrap();
    assert_eq!(it.reason, "Please name the source");
    it.edit(&witness(1), to("https://example.org/report")).unwrap();
    it.submit(&witness(1), NOW).unwrap();
    assert_eq!(it.reason, "");
}

#[test]
fn interest_and_capacity_are_stated_before_it_is_submitted() {
    let submit = |content: Content| {
        let mut it = drafted();
        it.edit(&witness(1), content).unwrap();
        code(it.submit(&witness(1), NOW))
    };
    assert_eq!(submit(Content { interest: None, ..content() }), Some(Code::InterestNotStated));
    assert_eq!(submit(Content { capacity: " ".into(), ..content() }), Some(Code::TextMissing));
    let empty = Matter::Statement { text: "\n".into() };
    assert_eq!(submit(Content { matter: empty, ..content() }), Some(Code::TextMissing));
    assert_eq!(submit(content()), None);
}

#[test]
fn only_web_links_are_taken() {
    for good in [
        "https://example.org",
        "http://example.org/a?b=c#d",
        " https://bmjopen.bmj.com/content/15/2/e094522 ",
    ] {
        assert_eq!(code(to(good).checked()), None, "{good}");
    }
    for bad in [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org",
        "example.org",
        "",
        "https://",
        "https://me:secret@example.org",
    ] {
        assert_eq!(code(to(bad).checked()), Some(Code::LinkWrong), "{bad}");
    }
    let long = format!("https://example.org/{}", "x".repeat(LINK_CHARS));
    assert_eq!(code(to(&long).checked()), Some(Code::TextTooLong));
}

#[test]
fn others_neither_see_nor_touch_a_draft() {
    let mut it = drafted();
    assert_eq!(code(it.edit(&witness(2), content())), Some(Code::NotFound));
    assert_eq!(code(it.submit(&organiser(), NOW)), Some(Code::NotFound));
    assert!(!it.open_to(&organiser()));
    it.submit(&witness(1), NOW).unwrap();
    assert!(it.open_to(&organiser()) && !it.open_to(&juror()));
    assert_eq!(code(it.publish(&witness(1), NOW)), Some(Code::NotAllowed));
    it.publish(&organiser(), NOW).unwrap();
    assert_eq!(code(it.withdraw(&juror(), "no", NOW)), Some(Code::NotAllowed));
    assert_eq!(code(Evidence::drafted(it.id, &juror(), content())), Some(Code::NotAllowed));
}

#[test]
fn limits_hold() {
    let long = |chars: usize| "x".repeat(chars + 1);
    let statement = Matter::Statement { text: long(limits::TEXT_CHARS) };
    assert_eq!(code(Content { matter: statement, ..content() }.checked()), Some(Code::TextTooLong));
    assert_eq!(
        code(Content { title: long(limits::TITLE_CHARS), ..content() }.checked()),
        Some(Code::TextTooLong)
    );
    let interest = Some(long(INTEREST_CHARS));
    assert_eq!(code(Content { interest, ..content() }.checked()), Some(Code::TextTooLong));
    assert_eq!(code(Content { title: String::new(), ..content() }.checked()), Some(Code::TextMissing));
}

#[test]
fn a_file_is_named_by_its_hash_and_an_image_in_words() {
    let mut it = drafted();
    it.edit(&witness(1), a_file()).unwrap();
    assert_eq!(code(it.must_describe(FileKind::Png)), Some(Code::AlternativeMissing));
    assert_eq!(code(it.must_describe(FileKind::Pdf)), None);
    let wrong = Matter::File { hash: "AB".repeat(32), name: "map.png".into(), alternative: String::new() };
    assert_eq!(code(Content { matter: wrong, ..content() }.checked()), Some(Code::FileUnknown));
    let nameless = Matter::File { hash: "ab".repeat(32), name: " ".into(), alternative: String::new() };
    assert_eq!(code(Content { matter: nameless, ..content() }.checked()), Some(Code::TextMissing));
}

#[test]
fn a_newer_version_comes_from_its_provider_and_is_shown_by_an_organiser() {
    let newer = || Matter::File { hash: "cd".repeat(32), name: "new.pdf".into(), alternative: String::new() };
    let mut it = drafted();
    it.edit(&witness(1), a_file()).unwrap();
    assert_eq!(code(it.replace_file(&witness(1), newer())), Some(Code::EvidenceStateWrong));
    it.submit(&witness(1), NOW).unwrap();
    it.publish(&organiser(), NOW).unwrap();
    assert_eq!(code(it.replace_file(&organiser(), newer())), Some(Code::NotAllowed));
    assert_eq!(code(it.replace_file(&witness(1), content().matter)), Some(Code::FileUnknown));
    assert_eq!(it.replace_file(&witness(1), newer()).unwrap().matter, newer());
    assert_eq!(it.content.matter, a_file().matter, "it waits");
    assert_eq!(code(it.publish_version(&witness(1), newer())), Some(Code::NotAllowed));
    it.publish_version(&organiser(), newer()).unwrap();
    assert_eq!(it.content.matter, newer());
}

#[test]
fn who_opens_a_file_follows_its_state() {
    let mut it = drafted();
    let opens = |it: &Evidence| {
        let who = [(true, false), (false, true), (false, false)];
        who.map(|(own, organises)| it.opens_file(own, organises, true))
    };
    assert_eq!(opens(&it), [true, false, false]);
    it.submit(&witness(1), NOW).unwrap();
    assert_eq!(opens(&it), [true, true, false]);
    it.publish(&organiser(), NOW).unwrap();
    assert_eq!(opens(&it), [true, true, true]);
    assert!(!it.opens_file(false, false, false), "a version that was never published");
    it.withdraw(&witness(1), "wrong", NOW).unwrap();
    assert_eq!(opens(&it), [true, true, false]);
}

proptest! {
    #[test]
    fn no_accepted_link_runs_code(text in "\\PC{0,40}") {
        if let Ok(kept) = link(&text) {
            prop_assert!(kept.to_lowercase().starts_with("http"));
        }
    }

    #[test]
    fn nothing_is_published_that_was_not_submitted_complete(acts in prop::collection::vec(0u8..5, 0..15), stated in any::<bool>()) {
        let mut it = drafted();
        it.content.interest = stated.then(String::new);
        for act in acts {
            let before = it.clone();
            let answer = match act {
                0 => it.submit(&witness(1), NOW),
                1 => it.publish(&organiser(), NOW),
                2 => it.hand_back(&organiser(), "why"),
                3 => it.withdraw(&organiser(), "why", NOW),
                _ => it.edit(&witness(1), before.content.clone()),
            };
            if answer.is_err() {
                prop_assert_eq!(&it, &before);
            }
            prop_assert!(stated || it.published_at.is_none());
            prop_assert!(it.published_at.is_none() || it.submitted_at.is_some());
        }
    }
}
