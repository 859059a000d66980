//! Shared texts.

use citizens_jury::actions::documents;
use citizens_jury::jury::ids::{DocumentId, JuryId};
use citizens_jury::jury::refusal::Code;
use citizens_jury::jury::shared_text::{PlainText, TextDocument, compose};
use citizens_jury::jury::time::UtcMillis;
use citizens_jury::store::documents::Written;
use citizens_jury::store::juries::JuryRow;
use citizens_jury::store::{self, Conn};
use uuid::Uuid;

use crate::home::Home;

const NOW: UtcMillis = UtcMillis(1_700_000_000_000);

fn jury(conn: &mut Conn) -> JuryId {
    let id = JuryId(Uuid::from_u128(1));
    let row = JuryRow {
        id: id.to_string(),
        seq: 0,
        record_count: 0,
        record_head: String::new(),
        state: "running".into(),
        title: "Fair waits".into(),
        charge: String::new(),
        background: String::new(),
        time_zone: "Europe/London".into(),
        chosen_how: "lottery".into(),
        public: true,
        demonstration: false,
        contact: String::new(),
        ground_rules: String::new(),
        consent_text: String::new(),
        consent_version: 1,
        settings: "{}".into(),
        screen_version: 1,
        read_back: None,
        created_at: NOW.0,
    };
    store::juries::insert(conn, row).unwrap();
    id
}

fn text(title: &str, body: &str) -> PlainText {
    PlainText { title: title.into(), body: body.into(), reasons: String::new() }
}

fn written(bytes: Vec<u8>) -> Written {
    Written { person: None, bytes }
}

fn stored(conn: &mut Conn, document: DocumentId) -> TextDocument {
    let updates = store::documents::updates_after(conn, document, 0).unwrap();
    TextDocument::open(updates.iter().map(|row| &row.bytes)).unwrap()
}

both! {
    async fn a_frozen_text_takes_nothing_more(home: Home) {
        let conn = &mut home.database.connect().unwrap();
        let jury = jury(conn);
        let document = documents::create(conn, jury, None, Some(&text("Fair waits", "One.")), NOW).unwrap();
        let more = compose(&text("", "Two."), 7);
        assert_eq!(store::documents::append(conn, document, vec![written(more.clone())], NOW).unwrap(), Some(2));
        let frozen = documents::freeze(conn, document).unwrap();
        assert_eq!(frozen.title, "Fair waits");
        assert!(frozen.body.contains("One.") && frozen.body.contains("Two."), "{}", frozen.body);
        assert_eq!(store::documents::append(conn, document, vec![written(more)], NOW).unwrap(), None);
        assert_eq!(documents::freeze(conn, document).unwrap(), frozen);
        assert_eq!(Code::TextFrozen.status(), 409);
    }

    async fn merged_updates_say_the_same_and_only_one_node_merges(home: Home) {
        let conn = &mut home.database.connect().unwrap();
        let jury = jury(conn);
        let document = documents::create(conn, jury, None, None, NOW).unwrap();
        for client in 1..=5 {
            let update = compose(&text("", &format!("Line {client}")), client);
            store::documents::append(conn, document, vec![written(update)], NOW).unwrap();
        }
        let before = stored(conn, document);
        let merged = before.compacted().unwrap();
        assert!(store::documents::compact(conn, document, 0, 5, merged.clone(), NOW).unwrap());
        assert!(!store::documents::compact(conn, document, 0, 5, merged, NOW).unwrap());
        assert_eq!(store::documents::updates_after(conn, document, 0).unwrap().len(), 1);
        assert_eq!(stored(conn, document).plain_text(), before.plain_text());
        let more = compose(&text("", "Line 6"), 6);
        assert_eq!(store::documents::append(conn, document, vec![written(more)], NOW).unwrap(), Some(6));
        assert!(stored(conn, document).plain_text().unwrap().body.contains("Line 6"));
    }
}
