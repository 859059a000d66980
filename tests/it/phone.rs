//! A phone with an authenticator app, and a browser that signs in with it.

use std::time::Duration;

use citizens_jury::clock;
use citizens_jury::jury::totp;
use serde_json::{Value, json};

use crate::app::{App, LIMIT, PASSWORD, Reply, User};

/// Milliseconds of one step of time, and how many of them a test needs before the next begins.
const STEP_MS: i64 = 30_000;
const ROOM_MS: i64 = 10_000;

/// An app that was given a secret. Its clock may be a step behind or ahead, so three codes are good at once.
pub struct Phone {
    secret: Vec<u8>,
    /// The step of its first code, the one before now.
    first: i64,
}

impl Phone {
    /// Reads the letters that people type, when there is time enough before the codes change.
    pub async fn with(letters: &str) -> Self {
        let now = clock::now();
        let left = STEP_MS - now.0.rem_euclid(STEP_MS);
        if left < ROOM_MS {
            actix_web::rt::time::sleep(Duration::from_millis(left.unsigned_abs() + 10)).await;
        }
        Self { secret: read_letters(letters), first: totp::step_at(clock::now()) - 1 }
    }

    /// The code of a step: 0 is one behind now.
    pub fn code(&self, n: i64) -> String {
        totp::code(&self.secret, self.first + n).unwrap()
    }
}

fn read_letters(letters: &str) -> Vec<u8> {
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for letter in letters.bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'2'..=b'7' => letter - b'2' + 26,
            other => panic!("not a letter of a secret: {other}"),
        };
        held = (held << 5 | u32::from(value)) & 0xfff;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 0xff).unwrap());
        }
    }
    bytes
}

/// Adds a second step with the phone's first code; gives the recovery codes too.
pub async fn add_second_step(user: &User) -> (Phone, Vec<String>) {
    let begun = user.post("/api/account/second-factor/begin", json!({ "password": PASSWORD })).await.ok();
    let phone = Phone::with(begun["secret"].as_str().unwrap()).await;
    let confirmed =
        user.post("/api/account/second-factor/confirm", json!({ "code": phone.code(0) })).await.ok();
    (phone, codes_of(&confirmed))
}

pub fn codes_of(answer: &Value) -> Vec<String> {
    answer["codes"].as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned()).collect()
}

/// Somebody at the sign-in page of a node.
pub async fn password(app: &App, email: &str, password: &str) -> Reply {
    app.anybody().post("/api/sessions/password", json!({ "email": email, "password": password })).await
}

/// The password of a test's account, which must be right and not enough; gives the cookie of the half.
pub async fn half(app: &App, email: &str) -> String {
    let reply = password(app, email, PASSWORD).await;
    assert_eq!(reply.status, 202, "{}", reply.text);
    let told = reply.json();
    assert!(told["code_until"].is_i64() && told.as_object().unwrap().len() == 1, "{told}");
    let cookie = reply.cookie.unwrap();
    assert!(cookie.starts_with("jury-code="), "no session yet: {cookie}");
    cookie
}

/// The second step in the browser that has this cookie.
pub async fn code(app: &App, half: &str, code: &str) -> Reply {
    let request = reqwest::Client::new().post(app.url("/api/sessions/code")).timeout(LIMIT);
    let answer = request.header("cookie", half).json(&json!({ "code": code })).send().await.unwrap();
    let cookie = answer.headers().get("set-cookie").map(|set| set.to_str().unwrap().to_owned());
    let cookie = cookie.and_then(|set| set.split(';').next().map(str::to_owned));
    Reply { status: answer.status().as_u16(), text: answer.text().await.unwrap(), cookie }
}
