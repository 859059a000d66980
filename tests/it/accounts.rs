//! What organisers and facilitators change of their own accounts.

use citizens_jury::jury::record::sha256_hex;
use citizens_jury::store;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::{App, LIMIT, PASSWORD, User};
use crate::phone::password;

const OLWEN: &str = "olwen.organiser@example.org";
const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

/// The same person in another browser, which names itself.
async fn in_browser(app: &App, email: &str, named: &str) -> User {
    let request = reqwest::Client::new().post(app.url("/api/sessions/password")).timeout(LIMIT);
    let body = json!({ "email": email, "password": PASSWORD });
    let answer = request.header("user-agent", named).json(&body).send().await.unwrap();
    let session: Value = serde_json::from_str(&answer.text().await.unwrap()).unwrap();
    User { token: Some(session["token"].as_str().unwrap().to_owned()), ..app.anybody() }
}

async fn sessions(user: &User) -> Vec<Value> {
    user.get("/api/account").await.ok()["sessions"].as_array().unwrap().clone()
}

both! {
    async fn another_password_ends_the_other_sessions(app: App) {
        let olwen = app.account("Olwen Organiser").await;
        let elsewhere = in_browser(&app, OLWEN, FIREFOX).await;
        let change = |old: &str, new: &str| json!({ "password": old, "new_password": new });
        let path = "/api/account/password";
        olwen.post(path, change(PASSWORD, "short")).await.refused(422, "password_too_short");
        olwen.post(path, change("not the password", "another horse battery")).await.refused(422, "password_wrong");
        elsewhere.get("/api/juries").await.ok();
        let key = Uuid::from_u128(7).to_string();
        let body = change(PASSWORD, "another horse battery").to_string();
        let done = olwen.send(Method::POST, path, Some(&key), Some(body.clone())).await.ok();
        assert_eq!(done["ids"].as_array().unwrap().len(), 1);
        // The answer was lost: the old password is asked for no more.
        assert_eq!(olwen.send(Method::POST, path, Some(&key), Some(body.clone())).await.ok(), done);
        elsewhere.get("/api/juries").await.refused(401, "session_ended");
        olwen.get("/api/juries").await.ok();
        password(&app, OLWEN, PASSWORD).await.refused(401, "sign_in_wrong");
        assert_eq!(password(&app, OLWEN, "another horse battery").await.status, 200);
        // What is kept of the request tells nobody who has the database whether they guessed the password.
        let id = olwen.post("/api/sessions/password", json!({ "email": OLWEN, "password": "another horse battery" })).await;
        let actor = format!("account:{}", id.ok()["who"]["account"]["id"].as_str().unwrap());
        let kept = app.service.db.read(move |conn| Ok(store::changes::find(conn, &actor, &key)?));
        let kept = kept.await.unwrap().expect("kept").body_hash;
        assert_ne!(kept, sha256_hex(&[format!("POST {path}\n").as_bytes(), body.as_bytes()]));
    }

    async fn two_changes_at_once_are_one(app: App) {
        let olwen = app.account("Olwen Organiser").await;
        let other = app.beside().await;
        let path = "/api/account/password";
        let change = |new: &str| json!({ "password": PASSWORD, "new_password": new });
        let (at_other, new) = (olwen.at(&other), change("a second horse battery"));
        let (one, two) = tokio::join!(olwen.post(path, change("a first horse battery")), at_other.post(path, new));
        let mut both = [one.status, two.status];
        both.sort_unstable();
        assert_eq!(both, [200, 422], "{} {}", one.text, two.text);
        let stands = if one.status == 200 { "a first horse battery" } else { "a second horse battery" };
        assert_eq!(password(&app, OLWEN, stands).await.status, 200);
    }

    async fn another_email_is_what_somebody_signs_in_with(app: App) {
        let olwen = app.account("Olwen Organiser").await;
        app.account("Ffion Facilitator").await;
        let change = |word: &str, email: &str| olwen.post("/api/account/email", json!({ "password": word, "email": email }));
        change("not the password", "olwen@example.org").await.refused(422, "password_wrong");
        change(PASSWORD, "olwen").await.refused(422, "email_wrong");
        change(PASSWORD, "FFION.facilitator@example.org").await.refused(409, "email_taken");
        change(PASSWORD, " Olwen@example.org ").await.ok();
        assert_eq!(olwen.get("/api/account").await.ok()["email"], "Olwen@example.org");
        assert_eq!(olwen.get("/api/account").await.ok()["name"], "Olwen Organiser");
        password(&app, OLWEN, PASSWORD).await.refused(401, "sign_in_wrong");
        assert_eq!(password(&app, "olwen@example.org", PASSWORD).await.status, 200);
        // The same again, written otherwise, is nobody else's.
        change(PASSWORD, "OLWEN@example.org").await.ok();
        // The old one is free.
        app.account("Olwen Organiser").await;
    }

    async fn somebody_sees_where_they_are_signed_in_and_ends_it(app: App) {
        let organiser = app.jury().await;
        let (juror, _) = app.add(&organiser, json!({ "role": "juror", "name": "J" })).await;
        let ffion = app.facilitator(&organiser).await;
        let firefox = in_browser(&app, OLWEN, FIREFOX).await;
        let third = in_browser(&app, OLWEN, "something of its own").await;
        let all = sessions(&firefox).await;
        assert_eq!(all.len(), 3);
        let named: Vec<&str> = all.iter().map(|one| one["browser"].as_str().unwrap()).collect();
        assert!(named.contains(&"Firefox, Linux") && named.contains(&""), "{named:?}");
        let own: Vec<&Value> = all.iter().filter(|one| one["own"] == true).collect();
        assert_eq!(own.len(), 1);
        assert_eq!(own[0]["browser"], "Firefox, Linux");
        let others = sessions(&organiser).await;
        let id = others.iter().find(|one| one["own"] == true).unwrap()["id"].as_str().unwrap();
        let end = format!("/api/account/sessions/{id}/end");
        ffion.post(&end, json!({})).await.refused(404, "not_found");
        juror.post(&end, json!({})).await.refused(403, "not_allowed");
        organiser.get("/agenda").await.ok();
        firefox.post(&end, json!({})).await.ok();
        organiser.get("/agenda").await.refused(401, "session_ended");
        organiser.get("/api/account").await.refused(401, "session_ended");
        firefox.post(&end, json!({})).await.ok();
        assert_eq!(sessions(&firefox).await.len(), 2);
        firefox.post("/api/account/sessions/end-others", json!({})).await.ok();
        third.get("/api/account").await.refused(401, "session_ended");
        assert_eq!(sessions(&firefox).await.len(), 1);
        ffion.get("/agenda").await.ok();
        juror.get("/agenda").await.ok();
    }
}
