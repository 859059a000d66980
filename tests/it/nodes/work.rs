//! What people do while nodes or the broker fail, and whether it is there afterwards.

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::{App, User};

/// A change that was acknowledged.
pub struct Acknowledged {
    user: User,
    key: String,
    body: String,
    done: Value,
}

/// Somebody takes a name: a change of the jury, which must be taken.
pub async fn take_name(user: &User, name: &str) -> Acknowledged {
    let key = Uuid::from_bytes(citizens_jury::clock::random_bytes::<16>()).to_string();
    let body = json!({ "name": name }).to_string();
    let reply = user.send(Method::POST, "/me/name", Some(&key), Some(body.clone())).await;
    assert_eq!(reply.status, 200, "{} at {}", reply.text, user.address);
    Acknowledged { user: user.clone(), key, body, done: reply.json() }
}

/// How many of them are not there: whoever asks again under the same key gets the same answer for what is.
pub async fn lost(all: &[Acknowledged], app: &App) -> usize {
    let mut lost = 0;
    for Acknowledged { user, key, body, done } in all {
        let again = user.at(app).send(Method::POST, "/me/name", Some(key), Some(body.clone())).await;
        lost += usize::from(again.status != 200 || again.json() != *done);
    }
    lost
}
