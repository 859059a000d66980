//! Malformed input, made from a seed: valid updates, frames and bodies, and what can be done to them.

use citizens_jury::jury::lib0::{put_buffer, put_number};
use citizens_jury::live::text_protocol;
use rand::rngs::StdRng;
use rand::{Rng as _, RngExt as _};
use serde_json::{Value, json};
use yrs::updates::encoder::Encode as _;
use yrs::{
    Any, ClientID, Doc, Options, ReadTxn as _, StateVector, Text as _, Transact as _, Xml as _,
    XmlElementPrelim, XmlFragment as _, XmlTextPrelim,
};

/// How deep a malicious sender nests.
const DEEP: usize = 4_000;

/// A valid update of a small text by a writer of its own: paragraphs, a list, marks, deletions.
fn update(chance: &mut StdRng) -> Vec<u8> {
    let client = ClientID::new(chance.random_range(1..1_u64 << 32));
    let doc = Doc::with_options(Options::with_guid_and_client_id("text".into(), client));
    let roots = ["title", "body", "reasons", "notes", "elsewhere"];
    let fragment = doc.get_or_insert_xml_fragment(roots[chance.random_range(0..roots.len())]);
    let mut txn = doc.transact_mut();
    for n in 0..chance.random_range(1..5) {
        let name = ["paragraph", "bullet_list", "list_item", "heading"][chance.random_range(0..4)];
        let element = fragment.push_back(&mut txn, XmlElementPrelim::empty(name));
        let text = element.push_back(&mut txn, XmlTextPrelim::new(format!("Line {n}, ŵyth 🚌.")));
        if chance.random_bool(0.4) {
            let attributes = [("bold".into(), Any::Bool(true))].into();
            text.format(&mut txn, 1, 3, attributes);
        }
        if chance.random_bool(0.3) {
            text.remove_range(&mut txn, 0, 2);
        }
        if chance.random_bool(0.3) {
            element.insert_attribute(&mut txn, "level", "2");
        }
        if chance.random_bool(0.2) {
            fragment.remove_range(&mut txn, 0, 1);
        }
    }
    let vector = StateVector::default();
    txn.encode_state_as_update_v1(&vector)
}

fn number(value: u64) -> Vec<u8> {
    let mut out = Vec::new();
    put_number(&mut out, value);
    out
}

/// An update of elements each inside the one before.
fn nested(chance: &mut StdRng) -> Vec<u8> {
    let depth = chance.random_range(20..DEEP) as u64;
    let client = chance.random_range(1..1_u64 << 32);
    let mut out = vec![1];
    for value in [depth, client, 0] {
        put_number(&mut out, value);
    }
    for n in 0..depth {
        out.push(7);
        if n == 0 {
            out.push(1);
            put_buffer(&mut out, b"body");
        } else {
            out.push(0);
            put_number(&mut out, client);
            put_number(&mut out, n - 1);
        }
        out.push(3);
        put_buffer(&mut out, b"p");
    }
    out.push(0);
    out
}

/// An update with one value of arrays in arrays.
fn nested_value(chance: &mut StdRng) -> Vec<u8> {
    let mut out = vec![1, 1, 9, 0, 8, 1];
    put_buffer(&mut out, b"body");
    out.push(1);
    for _ in 0..chance.random_range(10..DEEP) {
        out.extend([117, 1]);
    }
    out.extend([126, 0]);
    out
}

/// The same client's section twice.
fn repeated(update: &[u8]) -> Vec<u8> {
    let mut out = number(2);
    let section = update.get(1..update.len().saturating_sub(1)).unwrap_or_default();
    out.extend(section);
    out.extend(section);
    out.push(0);
    out
}

/// Does one thing to some bytes.
fn spoil(chance: &mut StdRng, mut bytes: Vec<u8>, other: &[u8]) -> Vec<u8> {
    let len = bytes.len().max(1);
    let at = chance.random_range(0..len).min(bytes.len());
    match chance.random_range(0..8) {
        0 => {
            for _ in 0..chance.random_range(1..6) {
                let at = chance.random_range(0..len);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << chance.random_range(0..8);
                }
            }
        }
        1 => bytes.truncate(at),
        2 => {
            bytes.truncate(at);
            let from = chance.random_range(0..other.len().max(1)).min(other.len());
            bytes.extend(&other[from..]);
        }
        3 => {
            let huge =
                [u64::MAX, 1 << 53, (1 << 53) - 1, u64::from(u32::MAX), 1 << 31, (1 << 31) - 1, 1 << 20];
            bytes.splice(at..(at + 1).min(bytes.len()), number(huge[chance.random_range(0..huge.len())]));
        }
        4 => {
            let mut noise = vec![0; chance.random_range(1..200)];
            chance.fill_bytes(&mut noise);
            bytes.truncate(at.min(12));
            bytes.extend(noise);
        }
        5 => {
            let byte = [0, 0x7f, 0x80, 0xff][chance.random_range(0..4)];
            let until = (at + chance.random_range(1..9)).min(bytes.len());
            bytes[at..until].fill(byte);
        }
        6 => drop(bytes.drain(at..(at + chance.random_range(1..9)).min(len).min(bytes.len()))),
        _ => {
            let again = bytes[at..].to_vec();
            bytes.extend(again);
        }
    }
    bytes
}

/// A frame for a shared text's socket, hardly ever a good one.
pub fn text_frame(chance: &mut StdRng) -> Vec<u8> {
    let (one, other) = (update(chance), update(chance));
    let update = match chance.random_range(0..20) {
        0 => nested(chance),
        1 => nested_value(chance),
        2 => repeated(&one),
        3 => one,
        _ => spoil(chance, one, &other),
    };
    match chance.random_range(0..12) {
        0 => text_protocol::step_1(&update),
        1 => text_protocol::step_2(&update),
        2 => {
            let vector = StateVector::default().encode_v1();
            spoil(chance, text_protocol::step_1(&vector), &update)
        }
        3 => {
            let mut shown = vec![1];
            let mut state = number(1);
            state.extend([7, 1]);
            put_buffer(&mut state, br#"{"user":{"name":"Idris"}}"#);
            let state = if chance.random_bool(0.8) { spoil(chance, state, &update) } else { state };
            put_buffer(&mut shown, &state);
            shown
        }
        4 => {
            let frame = text_protocol::update(&update);
            spoil(chance, frame, &other)
        }
        _ => text_protocol::update(&update),
    }
}

/// JSON of any kind, with these names now and then.
fn anything(chance: &mut StdRng, names: &[String], depth: usize) -> Value {
    let words = ["", "agenda", "room:x", "2026-11-23", "-1", "\u{0}\u{202e}", "🚌", "' OR 1=1 --", "wave"];
    match chance.random_range(0..if depth > 3 { 7 } else { 10 }) {
        0 => Value::Null,
        1 => json!(chance.random_bool(0.5)),
        2 => json!(chance.random_range(i64::MIN..i64::MAX)),
        3 => json!(chance.random_range(-2..3)),
        4 => json!(1.5e300),
        5 => json!(words[chance.random_range(0..words.len())]),
        6 => json!(uuid::Uuid::from_u128(chance.random())),
        7 => (0..chance.random_range(0..4)).map(|_| anything(chance, names, depth + 1)).collect(),
        _ => {
            let fields = (0..chance.random_range(0..4)).map(|_| {
                let name = names.get(chance.random_range(0..names.len().max(1)));
                (name.cloned().unwrap_or_else(|| "field".into()), anything(chance, names, depth + 1))
            });
            Value::Object(fields.collect())
        }
    }
}

/// Bytes that may pass for a body with those fields, or not.
pub fn body(chance: &mut StdRng, fields: &[String]) -> Vec<u8> {
    let mut object = serde_json::Map::new();
    for field in fields {
        if chance.random_bool(0.9) {
            object.insert(field.clone(), anything(chance, fields, 0));
        }
    }
    if chance.random_bool(0.1) {
        object.insert("more".into(), json!(1));
    }
    let text = Value::Object(object).to_string().into_bytes();
    match chance.random_range(0..10) {
        0 => anything(chance, fields, 0).to_string().into_bytes(),
        1 => "[".repeat(chance.random_range(1..DEEP)).into_bytes(),
        2 => format!("[{}]", String::from_utf8_lossy(&text)).into_bytes(),
        3 => r#"{"a":"#.repeat(chance.random_range(1..DEEP)).into_bytes(),
        4 if chance.random_bool(0.1) => vec![b' '; 300 * 1024],
        4 | 5 => spoil(chance, text.clone(), &text),
        _ => text,
    }
}

/// A whole frame as it goes over the line to the page's socket: its header may lie as well.
pub fn page_frame(chance: &mut StdRng) -> Vec<u8> {
    let names: Vec<String> = ["type", "topic", "seq"].map(str::to_owned).into();
    let good = json!({ "type": "subscribe", "topic": "agenda", "seq": 3 }).to_string().into_bytes();
    let payload = match chance.random_range(0..10) {
        0 => json!({ "type": "ping", "more": anything(chance, &names, 0) }).to_string().into_bytes(),
        1 => json!({ "type": "subscribe", "topic": anything(chance, &names, 0), "seq": anything(chance, &names, 0) })
            .to_string()
            .into_bytes(),
        2 => "[".repeat(chance.random_range(1..4_000)).into_bytes(),
        3 => vec![b'{'; chance.random_range(4_000..9_000)],
        4 => json!({ "type": "unsubscribe", "topic": anything(chance, &names, 0) }).to_string().into_bytes(),
        5 => body(chance, &names),
        _ => spoil(chance, good.clone(), &good),
    };
    let opcode = match chance.random_range(0..12) {
        0 => chance.random_range(0..16),
        1 => 2,
        _ => 1,
    };
    frame(chance, opcode, &payload)
}

/// One WebSocket frame; now and then it is torn, goes on, or says another length than it has.
pub fn frame(chance: &mut StdRng, opcode: u8, payload: &[u8]) -> Vec<u8> {
    let lies = chance.random_range(0..60);
    let mut out = vec![if lies == 0 { opcode } else { 0x80 | opcode }];
    if lies == 1 {
        out[0] |= 0x70 & chance.random_range(0..=255_u8);
    }
    let said = if lies == 2 { chance.random_range(0..1_u64 << 40) } else { payload.len() as u64 };
    match said {
        0..126 => out.push(0x80 | said as u8),
        126..65_536 => {
            out.push(0x80 | 126);
            out.extend((said as u16).to_be_bytes());
        }
        _ => {
            out.push(0x80 | 127);
            out.extend(said.to_be_bytes());
        }
    }
    // A mask of zeros changes nothing.
    out.extend([0; 4]);
    out.extend(payload);
    out
}
