#![expect(clippy::unwrap_used, reason = "tests")]

use super::*;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as STANDARD;

use crate::jury::lib0::{put_buffer, put_number};
use proptest::prelude::*;

/// What a page of that client would send for writing these paragraphs and list items.
fn written(client: u64, root: &str, paragraphs: &[&str], items: &[&str]) -> Vec<u8> {
    let doc = Doc::with_client_id(client);
    let fragment = doc.get_or_insert_xml_fragment(root);
    let mut txn = doc.transact_mut();
    for line in paragraphs {
        let paragraph = fragment.push_back(&mut txn, XmlElementPrelim::empty("paragraph"));
        paragraph.push_back(&mut txn, XmlTextPrelim::new(*line));
    }
    if !items.is_empty() {
        let list = fragment.push_back(&mut txn, XmlElementPrelim::empty("bullet_list"));
        for line in items {
            let item = list.push_back(&mut txn, XmlElementPrelim::empty("list_item"));
            let paragraph = item.push_back(&mut txn, XmlElementPrelim::empty("paragraph"));
            paragraph.push_back(&mut txn, XmlTextPrelim::new(*line));
        }
    }
    txn.encode_update_v1()
}

/// One item per nested element, each inside the one before.
fn nested(levels: u32) -> Vec<u8> {
    let mut bytes = vec![1];
    put_number(&mut bytes, u64::from(levels));
    bytes.extend([5, 0]);
    for level in 0..levels {
        bytes.push(7);
        if level == 0 {
            bytes.push(1);
            put_buffer(&mut bytes, b"body");
        } else {
            bytes.extend([0, 5]);
            put_number(&mut bytes, u64::from(level - 1));
        }
        bytes.push(3);
        put_buffer(&mut bytes, b"p");
    }
    bytes.push(0);
    bytes
}

#[test]
fn two_writers_converge_in_any_order() {
    let a = written(1, "body", &["Let people see the plan."], &[]);
    let b = written(2, "body", &["Ask nurses first."], &[]);
    let one = TextDocument::open([&a, &b]).unwrap();
    let other = TextDocument::open([&b, &a]).unwrap();
    assert_eq!(one.plain_text(), other.plain_text());
    assert_eq!(one.state_vector(), other.state_vector());
}

#[test]
fn plain_text_is_a_line_a_block_and_marks_list_items() {
    let mut document = TextDocument::open([written(1, "title", &["Fair ", "waits"], &[])]).unwrap();
    let body = written(2, "body", &["First.", "Daily, \u{1f64b} too."], &["one", "two"]);
    assert_eq!(document.apply(&body), Ok(Applied::Changed));
    let text = document.plain_text().unwrap();
    assert_eq!(text.title, "Fair waits");
    assert_eq!(text.body, "First.\nDaily, \u{1f64b} too.\n- one\n- two");
    assert_eq!(text.reasons, "");
}

#[test]
fn a_composed_text_reads_as_it_was_given() {
    let text = PlainText {
        title: "Fair waits".into(),
        body: "First.\n- one\n- two\nLast, \u{1f64b}.".into(),
        reasons: String::new(),
    };
    let document = TextDocument::open([compose(&text, 7)]).unwrap();
    assert_eq!(document.plain_text().unwrap(), text);
}

#[test]
fn what_is_known_already_changes_nothing() {
    let update = written(1, "body", &["Once."], &[]);
    let mut document = TextDocument::open([&update]).unwrap();
    assert_eq!(document.apply(&update), Ok(Applied::Known));
    assert_eq!(document.apply(Update::EMPTY_V1), Ok(Applied::Known));
}

#[test]
fn a_deletion_alone_is_a_change_the_first_time() {
    let mut document = TextDocument::open([written(1, "body", &["Once."], &[])]).unwrap();
    let delete = [0, 1, 1, 1, 0, 1];
    assert_eq!(document.apply(&delete), Ok(Applied::Changed));
    assert_eq!(document.apply(&delete), Ok(Applied::Known));
    assert_eq!(document.plain_text().unwrap().body, "");
}

#[test]
fn what_builds_on_something_missing_is_a_gap() {
    let doc = Doc::with_client_id(3);
    let body = doc.get_or_insert_xml_fragment("body");
    let first = {
        let mut txn = doc.transact_mut();
        body.push_back(&mut txn, XmlElementPrelim::empty("paragraph"));
        txn.encode_update_v1()
    };
    let second = {
        let mut txn = doc.transact_mut();
        body.push_back(&mut txn, XmlElementPrelim::empty("paragraph"));
        txn.encode_update_v1()
    };
    let mut document = TextDocument::open([] as [&[u8]; 0]).unwrap();
    assert_eq!(document.apply(&second), Err(UpdateError::Gap));
    assert_eq!(document.apply(&first), Ok(Applied::Changed));
    assert_eq!(document.apply(&second), Ok(Applied::Changed));
    assert_eq!(document.apply(&[0, 1, 9, 1, 0, 1]), Err(UpdateError::Gap));
}

#[test]
fn deep_nesting_is_refused_in_one_update_and_over_several() {
    let deepest = u32::from(text_update::NESTING_MAX) + 1;
    let mut document = TextDocument::open([nested(deepest)]).unwrap();
    assert_eq!(document.apply(&nested(deepest + 1)), Err(UpdateError::TooDeep));
    // Deleting what nests as deep as a frame allows would overflow the stack.
    assert_eq!(document.apply(&nested(20_000)), Err(UpdateError::TooDeep));
    let mut reopened = TextDocument::open([document.compacted().unwrap()]).unwrap();
    assert_eq!(reopened.apply(&nested(deepest + 1)), Err(UpdateError::TooDeep));
    assert_eq!(reopened.apply(&[0, 1, 5, 1, 0, 1]), Ok(Applied::Changed));
}

#[test]
fn a_count_that_cannot_be_true_is_refused_before_memory_is_reserved() {
    for bomb in [
        vec![0xff, 0xff, 0xff, 0xff, 0x0f, 1, 0, 0],
        vec![1, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 0, 0],
        vec![0, 0xff, 0xff, 0xff, 0xff, 0x0f],
        vec![1, 1, 1, 0, 8, 1, 1, b'a', 0xff, 0xff, 0xff, 0x7f, 0],
    ] {
        assert!(matches!(text_update::read(&bomb), Err(UpdateError::Malformed(_))));
    }
    assert!(TextDocument::empty().diff(&[0xff, 0xff, 0xff, 0x7f]).is_err());
}

#[test]
fn a_broken_document_says_so_until_it_is_opened_again() {
    let good = written(1, "body", &["Kept."], &[]);
    let mut document = TextDocument::open([&good]).unwrap();
    // Its parent is the text item (clock 2), which can hold nothing.
    let hostile = [1, 1, 7, 0, 4, 0, 1, 2, 1, b'x', 0];
    assert_eq!(document.apply(&hostile), Err(UpdateError::Broken));
    assert_eq!(document.apply(&good), Err(UpdateError::Broken));
    assert_eq!(document.state_vector(), Err(UpdateError::Broken));
    assert_eq!(TextDocument::open([&good]).unwrap().plain_text().unwrap().body, "Kept.");
}

#[test]
fn a_document_stays_below_its_limit() {
    let mut document = TextDocument::empty();
    let paragraph = "x".repeat(200 * 1024);
    let mut taken = 0;
    for client in 1..=30 {
        match document.apply(&written(client, "body", &[&paragraph], &[])) {
            Ok(_) => taken += 1,
            Err(error) => assert_eq!(error, UpdateError::TooLarge),
        }
    }
    assert_eq!(taken, 20);
}

fn session() -> Vec<Vec<u8>> {
    vec![
        written(1, "title", &["Fair waits"], &[]),
        written(2, "body", &["Let people see the plan.", "Ask nurses."], &["one", "two"]),
        vec![0, 1, 2, 2, 3, 2, 8, 1],
        written(3, "reasons", &["Because."], &[]),
    ]
}

#[derive(Clone, Debug)]
enum Change {
    Set(prop::sample::Index, u8),
    Insert(prop::sample::Index, u8),
    Remove(prop::sample::Index),
    Cut(prop::sample::Index),
    Double(prop::sample::Index, prop::sample::Index),
}

fn change() -> impl Strategy<Value = Change> {
    let byte = prop_oneof![any::<u8>(), Just(0xff), Just(0x80), Just(0), 1_u8..12];
    prop_oneof![
        4 => (any::<prop::sample::Index>(), byte.clone()).prop_map(|(at, to)| Change::Set(at, to)),
        2 => (any::<prop::sample::Index>(), byte).prop_map(|(at, to)| Change::Insert(at, to)),
        2 => any::<prop::sample::Index>().prop_map(Change::Remove),
        1 => any::<prop::sample::Index>().prop_map(Change::Cut),
        1 => (any::<prop::sample::Index>(), any::<prop::sample::Index>())
            .prop_map(|(from, to)| Change::Double(from, to)),
    ]
}

fn mutate(bytes: &mut Vec<u8>, change: &Change) {
    if bytes.is_empty() {
        return;
    }
    let len = bytes.len();
    match change {
        Change::Set(at, to) => bytes[at.index(len)] = *to,
        Change::Insert(at, to) => bytes.insert(at.index(len), *to),
        Change::Remove(at) => drop(bytes.remove(at.index(len))),
        Change::Cut(at) => bytes.truncate(at.index(len)),
        Change::Double(from, to) => {
            let (from, to) = (from.index(len), to.index(len));
            let copy = bytes[from.min(to)..=from.max(to)].to_vec();
            bytes.splice(to..to, copy);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]
    #[test]
    fn mutated_updates_do_no_harm(
        which in 0..4_usize,
        known in 0..=4_usize,
        changes in prop::collection::vec(change(), 1..6),
    ) {
        let session = session();
        let mut document = TextDocument::open(&session[..known]).unwrap();
        let before = (document.state_vector().unwrap(), document.plain_text().unwrap());
        let mut update = session[which].clone();
        changes.iter().for_each(|change| mutate(&mut update, change));
        match document.apply(&update) {
            Ok(_) => {
                let again = TextDocument::open([document.compacted().unwrap()]).unwrap();
                prop_assert_eq!(again.plain_text(), document.plain_text());
            }
            Err(UpdateError::Broken) => prop_assert_eq!(document.compacted(), Err(UpdateError::Broken)),
            Err(_) => {
                let after = (document.state_vector().unwrap(), document.plain_text().unwrap());
                prop_assert_eq!(after, before);
            }
        }
    }
}

/// What a page writes (y-prosemirror 1.3.7) for "Buses ~often~ ~always~ run late.", a line and a list
/// item that are only suggested, and words that are suggested to go; first with plain names of marks,
/// then with hashed ones, as marks have that may overlap.
const SUGGESTED: [&str; 2] = [
    concat!(
        "ASIFAAcBBGJvZHkDCXBhcmFncmFwaAcABQAGBAAFAQZCdXNlcyCGBQcJaW5zZXJ0aW9uHXsiaWQiOiJhIiwid2hvIjoiYW5u",
        "IiwiYXQiOjF9hAUIBm9mdGVuIIYFDglpbnNlcnRpb24EbnVsbIYFDwlpbnNlcnRpb24deyJpZCI6ImEiLCJ3aG8iOiJhbm4i",
        "LCJhdCI6MX2GBRAIZGVsZXRpb24deyJpZCI6ImIiLCJ3aG8iOiJiZW4iLCJhdCI6Mn2EBREHYWx3YXlzIIYFGAlpbnNlcnRp",
        "b24EbnVsbIYFGQhkZWxldGlvbgRudWxshgUaCGRlbGV0aW9uHXsiaWQiOiJiIiwid2hvIjoiYmVuIiwiYXQiOjJ9hAUbBHJ1",
        "biCGBR8IZGVsZXRpb24EbnVsbIQFIAVsYXRlLocFAAMJcGFyYWdyYXBoBwAFJgYGAAUnCWluc2VydGlvbh17ImlkIjoiYyIs",
        "IndobyI6ImFubiIsImF0IjoxfYQFKA9Pbmx5IHN1Z2dlc3RlZC6GBTcJaW5zZXJ0aW9uBG51bGyHBSYDCXBhcmFncmFwaIcF",
        "OQMLYnVsbGV0X2xpc3QHAAU6AwlsaXN0X2l0ZW0HAAU7AwlwYXJhZ3JhcGgHAAU8BgYABT0IZGVsZXRpb24deyJpZCI6ImQi",
        "LCJ3aG8iOiJiZW4iLCJhdCI6Mn2EBT4Db25lhgVBCGRlbGV0aW9uBG51bGyHBTsDCWxpc3RfaXRlbQcABUMDCXBhcmFncmFw",
        "aAcABUQGBgAFRQlpbnNlcnRpb24deyJpZCI6ImUiLCJ3aG8iOiJhbm4iLCJhdCI6MX2EBUYDdHdvhgVJCWluc2VydGlvbgRu",
        "dWxsAA==",
    ),
    concat!(
        "ASIGAAcBBGJvZHkDCXBhcmFncmFwaAcABgAGBAAGAQZCdXNlcyCGBgcTaW5zZXJ0aW9uLS1nQmFXNmh1SB17ImlkIjoiYSIs",
        "IndobyI6ImFubiIsImF0IjoxfYQGCAZvZnRlbiCGBg4TaW5zZXJ0aW9uLS1nQmFXNmh1SARudWxshgYPE2luc2VydGlvbi0t",
        "Z0JhVzZodUgdeyJpZCI6ImEiLCJ3aG8iOiJhbm4iLCJhdCI6MX2GBhASZGVsZXRpb24tLVMreWRkcnJQHXsiaWQiOiJiIiwi",
        "d2hvIjoiYmVuIiwiYXQiOjJ9hAYRB2Fsd2F5cyCGBhgTaW5zZXJ0aW9uLS1nQmFXNmh1SARudWxshgYZEmRlbGV0aW9uLS1T",
        "K3lkZHJyUARudWxshgYaEmRlbGV0aW9uLS1TK3lkZHJyUB17ImlkIjoiYiIsIndobyI6ImJlbiIsImF0IjoyfYQGGwRydW4g",
        "hgYfEmRlbGV0aW9uLS1TK3lkZHJyUARudWxshAYgBWxhdGUuhwYAAwlwYXJhZ3JhcGgHAAYmBgYABicTaW5zZXJ0aW9uLS0w",
        "UHlDc2Q2OB17ImlkIjoiYyIsIndobyI6ImFubiIsImF0IjoxfYQGKA9Pbmx5IHN1Z2dlc3RlZC6GBjcTaW5zZXJ0aW9uLS0w",
        "UHlDc2Q2OARudWxshwYmAwlwYXJhZ3JhcGiHBjkDC2J1bGxldF9saXN0BwAGOgMJbGlzdF9pdGVtBwAGOwMJcGFyYWdyYXBo",
        "BwAGPAYGAAY9EmRlbGV0aW9uLS1palNDeFFHeR17ImlkIjoiZCIsIndobyI6ImJlbiIsImF0IjoyfYQGPgNvbmWGBkESZGVs",
        "ZXRpb24tLWlqU0N4UUd5BG51bGyHBjsDCWxpc3RfaXRlbQcABkMDCXBhcmFncmFwaAcABkQGBgAGRRNpbnNlcnRpb24tLXlX",
        "UkJWUUpwHXsiaWQiOiJlIiwid2hvIjoiYW5uIiwiYXQiOjF9hAZGA3R3b4YGSRNpbnNlcnRpb24tLXlXUkJWUUpwBG51bGwA",
    ),
];

#[test]
fn what_is_only_suggested_is_left_out_and_what_is_suggested_to_go_stays() {
    for update in SUGGESTED {
        let update = STANDARD.decode(update).unwrap();
        let document = TextDocument::open([update]).unwrap();
        assert_eq!(document.plain_text().unwrap().body, "Buses run late.\n- one");
    }
}
