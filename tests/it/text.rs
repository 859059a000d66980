//! Shared texts.

use std::time::Duration;

use citizens_jury::actions::documents;
use citizens_jury::broker::Announcement;
use citizens_jury::jury::ids::{DocumentId, JuryId};
use citizens_jury::jury::refusal::Code;
use citizens_jury::jury::shared_text::{PlainText, TextDocument, compose};
use citizens_jury::jury::sight::Topic;
use citizens_jury::jury::time::UtcMillis;
use citizens_jury::live::text_protocol;
use citizens_jury::store::documents::Written;
use citizens_jury::store::juries::JuryRow;
use citizens_jury::store::{self, Conn};
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::json;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::{self, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};
use uuid::Uuid;
use yrs::updates::decoder::Decode as _;
use yrs::updates::encoder::Encode as _;
use yrs::{
    Doc, GetString as _, ReadTxn as _, StateVector, Transact as _, Update, XmlElementPrelim,
    XmlFragment as _, XmlTextPrelim,
};

use crate::app::{App, LIMIT, User};
use crate::hall::Hall;
use crate::home::Home;
use crate::page::told_as_saved;

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
        lead: None,
        lead_at: None,
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

/// A Yjs client of a test: a document and its socket.
pub struct Pen {
    pub doc: Doc,
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// How many of its changes it was told are saved.
    saved: u64,
}

/// What a client shows for the whole of the text: its body's blocks.
fn body(doc: &Doc) -> String {
    let fragment = doc.get_or_insert_xml_fragment("body");
    fragment.get_string(&doc.transact())
}

impl Pen {
    pub async fn open(user: &User, document: DocumentId, name: &str) -> Self {
        Self::with(Doc::new(), user, document, name).await
    }

    /// Comes back with what it has.
    pub async fn with(doc: Doc, user: &User, document: DocumentId, name: &str) -> Self {
        let mut pen = Self { doc, socket: connect(user, document, name).await.unwrap(), saved: 0 };
        let vector = pen.doc.transact().state_vector().encode_v1();
        pen.send(text_protocol::step_1(&vector)).await;
        pen
    }

    pub async fn send(&mut self, frame: Vec<u8>) {
        self.socket.send(Message::binary(frame)).await.unwrap();
    }

    pub async fn write(&mut self, line: &str) {
        let update = self.typed(line);
        self.send(text_protocol::update(&update)).await;
    }

    /// The same where the socket may have gone; the line stays in the document.
    pub async fn try_write(&mut self, line: &str) -> bool {
        let update = self.typed(line);
        self.socket.send(Message::binary(text_protocol::update(&update))).await.is_ok()
    }

    /// Types a line of a room's notes.
    pub async fn note(&mut self, line: &str) {
        let update = self.typed_in("notes", line);
        self.send(text_protocol::update(&update)).await;
    }

    /// Types a line that is not sent; the change.
    fn typed(&self, line: &str) -> Vec<u8> {
        self.typed_in("body", line)
    }

    fn typed_in(&self, root: &str, line: &str) -> Vec<u8> {
        let fragment = self.doc.get_or_insert_xml_fragment(root);
        let mut txn = self.doc.transact_mut();
        let paragraph = fragment.push_back(&mut txn, XmlElementPrelim::empty("paragraph"));
        paragraph.push_back(&mut txn, XmlTextPrelim::new(line));
        txn.encode_update_v1()
    }

    /// Takes the next message; the close code when the socket ends.
    pub async fn step(&mut self) -> Result<(), u16> {
        let frame = match self.socket.next().await {
            Some(Ok(Message::Binary(frame))) => frame,
            Some(Ok(Message::Close(Some(close)))) => return Err(close.code.into()),
            Some(Ok(Message::Close(None)) | Err(_)) | None => return Err(0),
            Some(Ok(frame)) => {
                self.saved = told_as_saved(&frame).unwrap_or(self.saved);
                return Ok(());
            }
        };
        let reply = match text_protocol::Message::read(&frame).unwrap() {
            text_protocol::Message::Step1(vector) => {
                let vector = StateVector::decode_v1(vector).unwrap();
                Some(self.doc.transact().encode_state_as_update_v1(&vector))
            }
            text_protocol::Message::Step2(update) | text_protocol::Message::Update(update) => {
                self.doc.transact_mut().apply_update(Update::decode_v1(update).unwrap()).unwrap();
                None
            }
            _ => None,
        };
        if let Some(update) = reply {
            self.send(text_protocol::step_2(&update)).await;
        }
        Ok(())
    }

    /// Waits until a client is shown to this one.
    pub async fn until_shown(&mut self, client: u64) {
        let reading = async {
            loop {
                let Ok(Message::Binary(frame)) = self.socket.next().await.unwrap() else { continue };
                if let Ok(text_protocol::Message::Awareness(all)) = text_protocol::Message::read(&frame)
                    && all.iter().any(|shown| shown.client == client)
                {
                    return;
                }
            }
        };
        timeout(LIMIT, reading).await.expect("shown in time");
    }

    pub async fn until(&mut self, line: &str) {
        let reading = async {
            while !body(&self.doc).contains(line) {
                self.step().await.unwrap();
            }
        };
        timeout(LIMIT, reading).await.expect("written in time");
    }

    /// Reads on until it was told that so many of its changes are saved.
    async fn until_saved(&mut self, updates: u64) {
        let reading = async {
            while self.saved < updates {
                self.step().await.unwrap();
            }
        };
        timeout(LIMIT, reading).await.expect("saved in time");
    }

    /// Reads on until the socket closes; the code.
    pub async fn closed(&mut self) -> u16 {
        let reading = async {
            loop {
                if let Err(code) = self.step().await {
                    return code;
                }
            }
        };
        timeout(LIMIT, reading).await.expect("closed in time")
    }
}

async fn ticket(user: &User, document: DocumentId) -> String {
    let wish = json!({ "jury": user.jury, "document": document });
    user.post("/api/tickets", wish).await.ok()["ticket"].as_str().unwrap().to_owned()
}

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

async fn connect(user: &User, document: DocumentId, name: &str) -> Result<Socket, tungstenite::Error> {
    let ticket = ticket(user, document).await;
    let url = format!("ws://{}/text/{document}?ticket={ticket}&connection={name}", user.address);
    Ok(tokio_tungstenite::connect_async(url).await?.0)
}

/// The HTTP status with which a socket was refused.
fn refused(outcome: Result<Socket, tungstenite::Error>) -> u16 {
    match outcome {
        Err(tungstenite::Error::Http(response)) => response.status().as_u16(),
        other => panic!("not refused: {other:?}"),
    }
}

/// The draft of a room, and two jurors who sit there.
pub async fn at_a_text(app: &App) -> (Hall, [User; 2], DocumentId) {
    let hall = Hall::of(app, 3).await;
    let document = new_draft(&hall).await;
    let [ann, ben] = [0, 1].map(|n| hall.jurors[n].0.clone());
    (hall, [ann, ben], document)
}

async fn new_draft(hall: &Hall) -> DocumentId {
    let made = hall.jurors[0].0.post("/recommendations", json!({ "room": hall.room })).await.ok();
    made["ids"][1].as_str().unwrap().parse().unwrap()
}

async fn stored_body(app: &App, document: DocumentId) -> String {
    let read = app.service.db.read(move |conn| Ok(stored(conn, document).plain_text().unwrap().body));
    read.await.unwrap()
}

pub async fn until_stored(app: &App, document: DocumentId, line: &str) {
    let waiting = async {
        while !stored_body(app, document).await.contains(line) {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(LIMIT, waiting).await.expect("stored in time");
}

both! {
    async fn two_writers_converge_and_what_was_saved_survives_a_restart(app: App) {
        let (_, [ann, ben], document) = at_a_text(&app).await;
        let mut first = Pen::open(&ann, document, "ann-1").await;
        let mut second = Pen::open(&ben, document, "ben-1").await;
        first.write("Ann was here.").await;
        second.until("Ann was here.").await;
        second.write("So was Ben.").await;
        first.until("So was Ben.").await;
        // The answer to the server's first step, and what was written.
        first.until_saved(2).await;
        let app = app.restart().await;
        assert!(stored_body(&app, document).await.contains("Ann was here."));
        // What was written without a connection comes along at the next one.
        let (ann_doc, ben_doc) = (first.doc, second.doc);
        let mut first = Pen::with(ann_doc, &ann, document, "ann-2").await;
        let apart = ben_doc.get_or_insert_xml_fragment("body");
        apart.push_back(&mut ben_doc.transact_mut(), XmlElementPrelim::empty("apart"));
        let mut second = Pen::with(ben_doc, &ben, document, "ben-2").await;
        second.step().await.unwrap();
        second.step().await.unwrap();
        first.until("<apart></apart>").await;
        first.write("Together again.").await;
        second.until("Together again.").await;
        let mut late = Pen::open(&ben, document, "late").await;
        late.until("Together again.").await;
        assert_eq!(body(&first.doc), body(&late.doc));
        assert_eq!(body(&second.doc), body(&late.doc));
    }

    async fn a_text_that_was_put_forward_closes_and_takes_nothing(app: App) {
        let (hall, [ann, ben], document) = at_a_text(&app).await;
        let mut first = Pen::open(&ann, document, "a").await;
        let mut second = Pen::open(&ben, document, "b").await;
        first.write("In time.").await;
        second.until("In time.").await;
        until_stored(&app, document, "In time.").await;
        let frozen = app.service.db.writer.write(move |conn| documents::freeze(conn, document)).await.unwrap();
        first.write("Too late.").await;
        assert_eq!(first.closed().await, 4409);
        assert_eq!(second.closed().await, 4409);
        assert_eq!(frozen.body, "In time.");
        assert_eq!(stored_body(&app, document).await, "In time.");
        let mut again = Pen { doc: Doc::new(), socket: connect(&ann, document, "c").await.unwrap(), saved: 0 };
        assert_eq!(again.closed().await, 4409);
        // A decision about recommendations is enough; nobody needs to write.
        let jury: JuryId = hall.organiser.jury.parse().unwrap();
        let other = new_draft(&hall).await;
        let mut silent = Pen::open(&ann, other, "d").await;
        silent.write("Quiet.").await;
        until_stored(&app, other, "Quiet.").await;
        app.service.db.writer.write(move |conn| documents::freeze(conn, other)).await.unwrap();
        let topics = [Topic::Recommendations].into();
        app.service.broker.announce(Announcement { jury, seq: 99, topics });
        assert_eq!(silent.closed().await, 4409);
    }

    async fn a_frame_that_cannot_be_read_closes_its_own_socket_only(app: App) {
        let (_, [ann, ben], document) = at_a_text(&app).await;
        let mut neighbour = Pen::open(&ann, document, "a").await;
        neighbour.write("Untouched.").await;
        let hostile = [
            vec![9],
            vec![0, 2, 5, 0xff, 0xff, 0xff, 0xff, 0x0f],
            text_protocol::update(&[1, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 0, 0]),
            // Well formed, but its parent can hold nothing: it fails half-way.
            text_protocol::update(&[1, 2, 9, 0, 4, 1, 4, b'b', b'o', b'd', b'y', 1, b'x', 4, 0, 9, 0, 1, b'y', 0]),
        ];
        for frame in hostile {
            let mut pen = Pen::open(&ben, document, "b").await;
            pen.until("Untouched.").await;
            pen.send(frame.clone()).await;
            assert_eq!(pen.closed().await, 4400, "{frame:?}");
        }
        let mut text = Pen::open(&ben, document, "c").await;
        text.socket.send(Message::text("hello")).await.unwrap();
        assert_eq!(text.closed().await, 4400);
        neighbour.write("Still writing.").await;
        let mut late = Pen::open(&ben, document, "d").await;
        late.until("Still writing.").await;
        assert_eq!(body(&late.doc), body(&neighbour.doc));
    }

    async fn what_was_typed_in_the_night_arrives_when_the_day_starts(app: App) {
        let (hall, [ann, ben], document) = at_a_text(&app).await;
        let mut pen = Pen::open(&ann, document, "a").await;
        let mut reader = Pen::open(&ben, document, "b").await;
        pen.write("By day.").await;
        reader.until("By day.").await;
        hall.end_day().await;
        pen.typed("By night.");
        // It is not asked for, and stays on the device until it may be written.
        let mut pen = Pen::with(pen.doc, &ann, document, "night").await;
        pen.send(text_protocol::step_1(&StateVector::default().encode_v1())).await;
        for _ in 0..2 {
            pen.step().await.unwrap();
        }
        assert!(!stored_body(&app, document).await.contains("By night."));
        hall.facilitator.post("/agenda/days/2/start", json!({})).await.ok();
        tokio::select! {
            () = reader.until("By night.") => {}
            code = pen.closed() => panic!("closed with {code}"),
        }
    }

    async fn who_may_not_write_reads_and_who_may_not_read_learns_nothing(app: App) {
        let (hall, [ann, _], document) = at_a_text(&app).await;
        let mut pen = Pen::open(&ann, document, "a").await;
        pen.write("Ours.").await;
        let mut reader = Pen::open(&hall.organiser, document, "o").await;
        reader.until("Ours.").await;
        reader.write("Not mine.").await;
        assert_eq!(reader.closed().await, 4403);
        let (witness, _) = app.add(&hall.organiser, json!({ "role": "witness", "name": "Wyn" })).await;
        let mut curious = Pen { doc: Doc::new(), socket: connect(&witness, document, "w").await.unwrap(), saved: 0 };
        assert_eq!(curious.closed().await, 4404);
        // A ticket opens one socket, of the text that it was asked for.
        let other = DocumentId(Uuid::from_u128(7));
        let spent = ticket(&ann, document).await;
        let url = |document| format!("ws://{}/text/{document}?ticket={spent}", app.address);
        assert_eq!(refused(tokio_tungstenite::connect_async(url(other)).await.map(|opened| opened.0)), 401);
        assert_eq!(refused(tokio_tungstenite::connect_async(url(document)).await.map(|opened| opened.0)), 401);
        let mut foreign = format!("ws://{}/text/{document}?ticket={}", app.address, ticket(&ann, document).await)
            .into_client_request()
            .unwrap();
        foreign.headers_mut().insert("origin", "https://elsewhere.example".parse().unwrap());
        assert_eq!(refused(tokio_tungstenite::connect_async(foreign).await.map(|opened| opened.0)), 403);
        assert!(!stored_body(&app, document).await.contains("Not mine."));
    }
}
