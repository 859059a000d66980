//! People from a list: looked at first, then stored whole or not at all; people who go, and others in their
//! place; what a jury lacks; the agenda in a calendar.

use std::time::Instant;

use citizens_jury::jury::bytes::B64;
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{App, User};

fn list(text: &str) -> Value {
    bytes(text.as_bytes())
}

fn bytes(file: &[u8]) -> Value {
    json!({ "file": B64::from(file).text(), "role": "juror" })
}

async fn check(organiser: &User, body: Value) -> Value {
    organiser.post("/people/import/check", body).await.ok()
}

async fn people(organiser: &User) -> Vec<Value> {
    organiser.view("people").await["people"].as_array().unwrap().clone()
}

async fn jurors(organiser: &User) -> Vec<String> {
    let people = people(organiser).await;
    let jurors = people.iter().filter(|one| one["role"] == "juror");
    jurors.map(|one| one["register"]["name"].as_str().unwrap().to_owned()).collect()
}

const TWO_BAD: &str = "Name;E-mail;Role;Age\nAmina Khan;amina@example.org;juror;25–34\n;nobody@example.org;;\n\
    Tom;tom@example.org;;35–44\nWei;TOM@example.org;;\nRuth;ruth@example.org;witness;\n";

both! {
    async fn bad_rows_are_told_and_set_aside_on_purpose(app: App) {
        let organiser = app.jury().await;
        let before = organiser.get("/jury").await.ok()["seq"].clone();
        let told = check(&organiser, list(TWO_BAD)).await;
        assert_eq!((told["good"].clone(), told["bad"].clone()), (json!(3), json!([3, 5])));
        assert_eq!(told["encoding"], "utf8");
        assert_eq!(told["separator"], "semicolon");
        assert_eq!(told["columns"][3], json!({ "header": "Age", "read_as": "attribute" }));
        assert_eq!(told["rows"][1]["problems"][0]["wrong"], "name_missing");
        assert_eq!(told["rows"][3]["problems"][0], json!({ "wrong": "email_twice", "column": null, "row": 4, "limit": null }));
        organiser.post("/people/import", list(TWO_BAD)).await.refused(422, "list_rows_wrong");
        assert_eq!(organiser.get("/jury").await.ok()["seq"], before, "nothing was stored");

        let mut body = list(TWO_BAD);
        body["leave_out"] = json!([3, 5]);
        let key = Some("6f1c2b7e-8d5a-4f0e-9d5a-2f6f6f6f6f6f");
        let first = organiser.send(Method::POST, "/people/import", key, Some(body.to_string())).await.ok();
        let again = organiser.send(Method::POST, "/people/import", key, Some(body.to_string())).await.ok();
        assert_eq!(first, again, "asking twice has one effect");
        assert_eq!(first["ids"].as_array().unwrap().len(), 3);
        let people = people(&organiser).await;
        assert_eq!(people.len(), 4);
        let amina = people.iter().find(|one| one["id"] == first["ids"][0]).unwrap();
        assert_eq!(amina["register"]["name"], "Amina Khan");
        assert_eq!(amina["register"]["email"], "amina@example.org");
        assert_eq!(amina["register"]["attributes"], json!({ "Age": "25–34" }));
        assert_eq!(organiser.get("/cards").await.ok()["cards"].as_array().unwrap().len(), 3);
        app.by_card(&organiser, first["ids"][2].as_str().unwrap()).await.get("/me").await.ok();

        // The same list once more: everybody is there already.
        let told = check(&organiser, list(TWO_BAD)).await;
        assert_eq!(told["good"], 0);
        let facilitator = app.facilitator(&organiser).await;
        let seen = facilitator.view("people").await;
        let emails = seen["people"].as_array().unwrap().iter().filter(|one| !one["register"]["email"].is_null());
        assert_eq!(emails.count(), 0, "e-mails are for organisers only");
        let record = organiser.get("/record").await.text;
        assert!(!record.contains("amina@"), "nor are they in the record");
    }

    async fn files_are_read_as_spreadsheets_write_them(app: App) {
        let organiser = app.jury().await;
        let text = "Enw,E-bost\nSiân,sian@example.org\n";
        let two_bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (file, encoding) in [
            ([b"\xef\xbb\xbf", text.as_bytes()].concat(), "utf8"),
            ([b"\xff\xfe".to_vec(), two_bytes].concat(), "utf16"),
            (b"Enw,E-bost\r\nSi\xe2n,sian@example.org\r\n".to_vec(), "windows1252"),
        ] {
            let told = check(&organiser, bytes(&file)).await;
            assert_eq!(told["encoding"], encoding);
            assert_eq!(told["rows"][0]["name"], "Siân");
        }
    }

    async fn nasty_files_are_refused_in_words_and_store_nothing(app: App) {
        let organiser = app.jury().await;
        let large = "x".repeat(2 * 1024 * 1024 + 1);
        let long = format!("name\n{}", "A\n".repeat(10_001));
        let cases: [(&[u8], u16, &str); 9] = [
            (b"PK\x03\x04\x14\0", 422, "list_spreadsheet"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\r", 422, "list_not_text"),
            (b"", 422, "list_empty"),
            (b"name,email\n", 422, "list_empty"),
            (b"email,age\na@x.org,4\n", 422, "list_header_missing"),
            (b"name,e-mail,Email\nA,a@x.org,b@x.org\n", 422, "list_column_twice"),
            (b"name,email\n\"A,a@x.org\nB,b@x.org\n", 422, "list_quote_open"),
            (long.as_bytes(), 422, "list_too_long"),
            (large.as_bytes(), 413, "list_too_large"),
        ];
        for (file, status, code) in cases {
            for path in ["/people/import/check", "/people/import"] {
                let reply = organiser.post(path, bytes(file)).await;
                reply.refused(status, code);
                assert!(reply.json()["detail"].as_str().unwrap().len() > 20, "{}", reply.text);
            }
        }
        let beyond = json!({ "file": "A".repeat(3 * 1024 * 1024), "role": "juror" });
        organiser.post("/people/import", beyond).await.refused(413, "list_too_large");
        organiser.post("/people/import/check", json!({ "file": "=A", "role": "juror" })).await.refused(400, "malformed");
        assert_eq!(people(&organiser).await.len(), 1);
    }

    async fn ten_thousand_rows_are_judged_at_once_and_a_jury_has_an_end(app: App) {
        let organiser = app.jury().await;
        let row = |n: usize| format!("Person {n},p{n}@example.org,{}\n", n % 60);
        let text = format!("name,email,age\n{}", (0..10_000).map(row).collect::<String>());
        let begun = Instant::now();
        let told = check(&organiser, list(&text)).await;
        let took = begun.elapsed();
        println!("figure: a list of 10,000 rows is judged in {} ms", took.as_millis());
        assert!(took.as_secs() < 5, "{took:?}");
        assert_eq!((told["good"].clone(), told["room"].clone()), (json!(10_000), json!(1_999)));
        assert!(told["rows"].as_array().unwrap().len() <= 500);
        organiser.post("/people/import", list(&text)).await.refused(409, "people_enough");
        assert_eq!(people(&organiser).await.len(), 1);

        let some = format!("name,email,age\n{}", (0..300).map(row).collect::<String>());
        let begun = Instant::now();
        organiser.post("/people/import", list(&some)).await.ok();
        println!("figure: 300 people are stored from a list in {} ms", begun.elapsed().as_millis());
        assert_eq!(jurors(&organiser).await.len(), 300);
    }

    async fn an_address_is_one_persons(app: App) {
        let organiser = app.jury().await;
        let juror = |email: &str| json!([{ "role": "juror", "name": "A", "email": email }]);
        let first = organiser.post("/people", juror("a@example.org")).await.ok()["ids"][0].clone();
        organiser.post("/people", juror(" A@Example.org ")).await.refused(409, "person_email_taken");
        organiser.post("/people", juror("no address")).await.refused(422, "email_wrong");
        organiser.post("/people", juror("b@example.org")).await.ok();
        let edit = format!("/people/{}/edit", first.as_str().unwrap());
        organiser.post(&edit, json!({ "email": "b@example.org" })).await.refused(409, "person_email_taken");
        organiser.post(&edit, json!({ "email": "a@example.org" })).await.ok();
        organiser.post(&edit, json!({ "email": "" })).await.ok();
        organiser.post("/people", juror("a@example.org")).await.ok();
        let told = check(&organiser, list("name,email\nC,b@example.org\n")).await;
        assert_eq!(told["rows"][0]["problems"][0]["wrong"], "email_taken");
    }

    async fn somebody_comes_in_anothers_place(app: App) {
        let organiser = app.jury().await;
        let new = json!({ "role": "juror", "name": "Tom", "email": "t@example.org" });
        let (tom, id) = app.add(&organiser, new.clone()).await;
        let code = organiser.get("/cards").await.ok()["cards"][0]["code"].clone();
        organiser.post(&format!("/people/{id}/card"), json!({})).await.ok();
        app.anybody().post("/api/cards/look", json!({ "code": code })).await.refused(401, "card_replaced");
        let code = organiser.get("/cards").await.ok()["cards"][0]["code"].clone();

        let path = format!("/people/{id}/replace");
        organiser.post(&path, json!({ "role": "witness", "name": "Wei" })).await.refused(422, "role_wrong");
        let wei = json!({ "role": "juror", "name": "Wei", "email": "t@example.org" });
        let done = organiser.post(&path, wei.clone()).await.ok();
        organiser.post(&path, wei).await.refused(409, "person_gone");
        app.anybody().post("/api/cards/look", json!({ "code": code })).await.refused(401, "card_revoked");
        tom.get("/me").await.refused(401, "session_ended");
        let people = people(&organiser).await;
        let line = |id: &Value| people.iter().find(|one| one["id"] == *id).unwrap();
        let (old, new) = (line(&json!(id)), line(&done["ids"][0]));
        assert_eq!((old["gone"].clone(), old["replaced_by"].clone()), (json!(true), done["ids"][0].clone()));
        assert_eq!((new["gone"].clone(), new["register"]["email"].clone()), (json!(false), json!("t@example.org")));
        assert_eq!(organiser.view("jury").await["counts"]["jurors"], 1);
        app.by_card(&organiser, done["ids"][0].as_str().unwrap()).await.get("/me").await.ok();
        for (path, body) in [("edit", json!({ "name": "X" })), ("card", json!({})), ("remove", json!({}))] {
            organiser.post(&format!("/people/{id}/{path}"), body).await.refused(409, "person_gone");
        }
    }

    async fn who_ran_the_jury_no_longer_does_once_taken_off_the_list(app: App) {
        let organiser = app.jury().await;
        let facilitator = app.facilitator(&organiser).await;
        let all = people(&organiser).await;
        let of = |role: &str| all.iter().find(|one| one["role"] == role).unwrap()["id"].as_str().unwrap().to_owned();
        let own = format!("/people/{}/remove", of("organiser"));
        organiser.post(&own, json!({})).await.refused(409, "person_yourself");
        facilitator.get("/people").await.ok();
        organiser.post(&format!("/people/{}/remove", of("facilitator")), json!({})).await.ok();
        facilitator.get("/people").await.refused(404, "not_found");
        facilitator.post("/agenda/days/1/start", json!({})).await.refused(404, "not_found");
        assert_eq!(facilitator.get("/api/juries").await.ok()["juries"], json!([]));
        // And comes back by being added again.
        let again = json!([{ "role": "facilitator", "name": "Ffion", "account_email": "ffion.facilitator@example.org" }]);
        organiser.post("/people", again).await.ok();
        facilitator.get("/people").await.ok();
    }

    async fn what_a_jury_lacks_is_named_until_it_is_mended(app: App) {
        let organiser = app.jury().await;
        let lacks = async || {
            let lacks = organiser.view("jury").await["lacks"].clone();
            let needed = lacks.as_array().unwrap().iter().filter(|one| one["needed"] == true);
            needed.map(|one| one["missing"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(lacks().await, ["contact", "ground_rules", "consent_text", "jurors"]);
        organiser.post("/ready", json!({})).await.refused(409, "jury_not_ready");
        organiser.post("/edit", json!({ "contact": "Olwen", "ground_rules": "Listen", "consent_text": "I agree" })).await.ok();
        organiser.post("/people/import", list("name\nAmina\n")).await.ok();
        assert_eq!(lacks().await, Vec::<String>::new());
        let plan = json!({ "kind": "plenary", "stage": "framing", "title": "Long", "minutes": 600 });
        let long = organiser.post("/agenda/items", json!({ "day": 1, "plan": plan })).await.ok();
        assert_eq!(lacks().await, ["day_too_long"]);
        let reply = organiser.post("/ready", json!({})).await;
        reply.refused(409, "jury_not_ready");
        assert!(reply.json()["detail"].as_str().unwrap().contains("Day 1"), "{}", reply.text);
        organiser.post(&format!("/agenda/items/{}/remove", long["ids"][0].as_str().unwrap()), json!({})).await.ok();
        organiser.post("/ready", json!({})).await.ok();
        let (juror, _) = app.add(&organiser, json!({ "role": "juror", "name": "Tom" })).await;
        assert!(juror.view("jury").await["lacks"].is_null());
    }

    async fn the_agenda_is_a_calendars_file_for_whoever_may_read_it(app: App) {
        let organiser = app.jury().await;
        let (juror, _) = app.add(&organiser, json!({ "role": "juror", "name": "Tom" })).await;
        let reply = juror.get("/agenda.ics").await;
        assert_eq!(reply.status, 200);
        assert_eq!(reply.text.matches("BEGIN:VEVENT").count(), 2);
        assert!(reply.text.split("\r\n").all(|line| line.len() <= 75), "{}", reply.text);
        assert!(!reply.text.replace("\r\n", "").contains('\n'), "every line ends as it should");
        assert!(reply.text.contains(&format!("UID:{}-day-1@citizens-jury", organiser.jury)));
        let path = format!("/api/juries/{}/agenda.ics", organiser.jury);
        app.anybody().get(&path).await.refused(404, "not_found");
        organiser.post("/edit", json!({ "public": true })).await.ok();
        assert_eq!(app.anybody().get(&path).await.status, 200);
    }
}
