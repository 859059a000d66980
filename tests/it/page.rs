//! A page that writes in a shared text of the running program, and is told what is saved.

use citizens_jury::live::text_protocol::{self, Message as Sync};
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};
use yrs::updates::decoder::Decode as _;
use yrs::updates::encoder::Encode as _;
use yrs::{
    Doc, GetString as _, ReadTxn as _, StateVector, Transact as _, Update, XmlElementPrelim,
    XmlFragment as _, XmlTextPrelim,
};

use crate::app::{LIMIT, User};
use crate::kill::{Heard, Life};

/// How many changes of a text wait at most for being saved.
const UNSAVED_MOST: u64 = 6;

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// A shared text as one page has it, through all lives of the program.
#[derive(Default)]
pub struct Page {
    doc: Doc,
    /// Every line that was written here, in order.
    pub lines: Vec<String>,
    /// How many of the lines are told as saved.
    pub saved: usize,
}

impl Page {
    /// The update of one more line.
    pub fn write(&mut self) -> Vec<u8> {
        let line = format!("Line {}.", self.lines.len());
        let fragment = self.doc.get_or_insert_xml_fragment("body");
        let mut txn = self.doc.transact_mut();
        let paragraph = fragment.push_back(&mut txn, XmlElementPrelim::empty("paragraph"));
        paragraph.push_back(&mut txn, XmlTextPrelim::new(line.as_str()));
        self.lines.push(line);
        txn.encode_update_v1()
    }

    /// The update of one more line, for which the oldest goes once there are a hundred: a text that is
    /// worked on for long and stays as long as people's texts are.
    pub fn write_over(&mut self) -> Vec<u8> {
        const LINES: u32 = 100;
        let line = format!("Line {}.", self.lines.len());
        let fragment = self.doc.get_or_insert_xml_fragment("body");
        let mut txn = self.doc.transact_mut();
        let paragraph = fragment.push_back(&mut txn, XmlElementPrelim::empty("paragraph"));
        paragraph.push_back(&mut txn, XmlTextPrelim::new(line.as_str()));
        if fragment.len(&txn) > LINES {
            fragment.remove_range(&mut txn, 0, 1);
        }
        self.lines.push(line);
        txn.encode_update_v1()
    }

    /// The updates of a long line that is written and deleted: the text stays as it is.
    pub fn write_and_take_back(&self) -> [Vec<u8>; 2] {
        let fragment = self.doc.get_or_insert_xml_fragment("body");
        let mut txn = self.doc.transact_mut();
        let line = "And so on, and so on. ".repeat(2_000);
        fragment.insert(&mut txn, 0, XmlTextPrelim::new(line));
        let written = txn.encode_update_v1();
        drop(txn);
        let mut txn = self.doc.transact_mut();
        fragment.remove_range(&mut txn, 0, 1);
        [written, txn.encode_update_v1()]
    }

    pub fn body(&self) -> String {
        let fragment = self.doc.get_or_insert_xml_fragment("body");
        fragment.get_string(&self.doc.transact())
    }

    /// Opens the text's socket; both sides tell what the other lacks. What is sent for it is the
    /// first change that the program counts.
    pub async fn connect(&self, user: &User, document: &str, name: &str) -> Socket {
        let wish = json!({ "jury": user.jury, "document": document });
        let ticket = user.post("/api/tickets", wish).await.ok()["ticket"].as_str().unwrap().to_owned();
        let url = format!("ws://{}/text/{document}?ticket={ticket}&connection={name}", user.address);
        let (mut socket, _) = tokio_tungstenite::connect_async(url).await.unwrap();
        let vector = self.doc.transact().state_vector().encode_v1();
        socket.send(Message::binary(text_protocol::step_1(&vector))).await.unwrap();
        let (mut told, mut asked) = (false, false);
        while !(told && asked) {
            let frame = timeout(LIMIT, socket.next()).await.expect("a frame in time").unwrap().unwrap();
            let Message::Binary(frame) = frame else { continue };
            match text_protocol::Message::read(&frame).unwrap() {
                Sync::Step1(vector) => {
                    let vector = StateVector::decode_v1(vector).unwrap();
                    let update = self.doc.transact().encode_state_as_update_v1(&vector);
                    socket.send(Message::binary(text_protocol::step_2(&update))).await.unwrap();
                    asked = true;
                }
                Sync::Step2(update) | Sync::Update(update) => {
                    self.doc.transact_mut().apply_update(Update::decode_v1(update).unwrap()).unwrap();
                    told = true;
                }
                _ => {}
            }
        }
        socket
    }

    /// Writes on until the program is gone, and notes what it tells as saved.
    pub async fn keep_writing(mut self, life: Life, user: User, document: String, name: String) -> Self {
        let before = self.lines.len();
        let mut socket = self.connect(&user, &document, &name).await;
        let (mut sent, mut open) = (1, true);
        // What the program still said before it was gone counts.
        while let Some(Ok(frame)) = timeout(LIMIT, socket.next()).await.expect("an end in time") {
            let Some(saved) = told_as_saved(&frame) else { continue };
            // The first one brought what an earlier life may have lost.
            self.saved = before + usize::try_from(saved).unwrap() - 1;
            let _ = life.heard.send(Heard::Saved);
            while open && sent - saved < UNSAVED_MOST {
                let frame = text_protocol::update(&self.write());
                open = socket.send(Message::binary(frame)).await.is_ok();
                sent += 1;
            }
        }
        assert!(life.killed.get(), "a living program ended a text's socket");
        self
    }
}

/// How many of its changes a text's socket is told are saved.
pub fn told_as_saved(frame: &Message) -> Option<u64> {
    let Message::Text(text) = frame else { return None };
    serde_json::from_str::<Value>(text).ok()?["saved"].as_u64()
}

/// Waits until a text's socket is told that so many of its changes are saved.
pub async fn until_saved(socket: &mut Socket, updates: u64) {
    let told = async {
        while let Some(Ok(frame)) = socket.next().await {
            if told_as_saved(&frame) >= Some(updates) {
                return;
            }
        }
        panic!("the socket ended");
    };
    timeout(LIMIT, told).await.expect("saved in time");
}

/// What somebody who comes fresh reads in a text.
pub async fn read(user: &User, document: &str) -> String {
    let page = Page::default();
    drop(page.connect(user, document, "reader").await);
    page.body()
}
