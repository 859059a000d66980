//! The second step of signing in, as people use it and as those do who should not get in.

use citizens_jury::actions::{accounts, second_factor};
use citizens_jury::clock;
use citizens_jury::store;
use citizens_jury::store::second_factors::HalfRow;
use reqwest::Method;
use serde_json::json;

use crate::app::{App, PASSWORD};
use crate::phone::{add_second_step, code, codes_of, half, password};

const OLWEN: &str = "olwen.organiser@example.org";

both! {
    async fn a_second_step_counts_once_a_code_came_back(app: App) {
        let olwen = app.account("Olwen Organiser").await;
        let begin = |word: &'static str| olwen.post("/api/account/second-factor/begin", json!({ "password": word }));
        begin("not the password").await.refused(422, "password_wrong");
        let confirm = |typed: String| olwen.post("/api/account/second-factor/confirm", json!({ "code": typed }));
        confirm("123456".into()).await.refused(409, "second_factor_off");
        let first = begin(PASSWORD).await.ok();
        let told = first["address"].as_str().unwrap();
        assert!(told.starts_with("otpauth://totp/Citizens%27%20jury:olwen.organiser%40example.org?secret="), "{told}");
        let second = begin(PASSWORD).await.ok();
        let phone = crate::phone::Phone::with(second["secret"].as_str().unwrap()).await;
        let old = crate::phone::Phone::with(first["secret"].as_str().unwrap()).await;
        confirm(old.code(1)).await.refused(422, "code_wrong");
        confirm("not a code".into()).await.refused(422, "code_wrong");
        assert_eq!(password(&app, OLWEN, PASSWORD).await.status, 200, "it does not count yet");
        let codes = codes_of(&confirm(phone.code(0)).await.ok());
        assert_eq!(codes.len(), 10);
        confirm(phone.code(1)).await.refused(409, "second_factor_on");
        begin(PASSWORD).await.refused(409, "second_factor_on");
        let account = olwen.get("/api/account").await.ok();
        assert_eq!(account["second_factor"]["codes_left"], 10);

        let cookie = half(&app, OLWEN).await;
        let signed_in = code(&app, &cookie, &phone.code(1)).await;
        assert_eq!(signed_in.ok()["who"]["account"]["second_factor"], true);
        assert!(signed_in.cookie.unwrap().starts_with("jury="));
        // Nothing of it is at rest in a form that somebody could type.
        let id = olwen_id(&app).await.parse().unwrap();
        let written = app.service.db.read(move |conn| Ok(store::second_factors::find(conn, id)?));
        let row = written.await.unwrap().unwrap();
        let secret = second["secret"].as_str().unwrap().as_bytes();
        assert!(!row.sealed.windows(5).any(|bytes| bytes == &secret[..5]));
    }

    async fn a_code_is_taken_once_on_whatever_node(app: App) {
        let olwen = app.account("Olwen Organiser").await;
        let (phone, _) = add_second_step(&olwen).await;
        let other = app.beside().await;
        let cookie = half(&app, OLWEN).await;
        code(&app, &cookie, &phone.code(0)).await.refused(422, "code_wrong");
        let (first, second) = (half(&app, OLWEN).await, half(&other, OLWEN).await);
        let typed = phone.code(1);
        let (one, two) = tokio::join!(code(&app, &first, &typed), code(&other, &second, &typed));
        let mut both = [one.status, two.status];
        both.sort_unstable();
        assert_eq!(both, [200, 422], "{} {}", one.text, two.text);
        let late = half(&other, OLWEN).await;
        code(&other, &late, &typed).await.refused(422, "code_wrong");
        code(&other, &late, &phone.code(2)).await.ok();
        code(&app, &half(&app, OLWEN).await, &phone.code(1)).await.refused(422, "code_wrong");
        code(&app, &half(&app, OLWEN).await, &phone.code(3)).await.refused(422, "code_wrong");
    }

    async fn half_signed_in_is_for_one_browser_one_account_and_five_minutes(app: App) {
        let olwen = app.account("Olwen Organiser").await;
        let ffion = app.account("Ffion Facilitator").await;
        let (phone, codes) = add_second_step(&olwen).await;
        let (ffions_phone, ffions_codes) = add_second_step(&ffion).await;
        // Another browser has no cookie, or another.
        let without = app.anybody().post("/api/sessions/code", json!({ "code": phone.code(1) })).await;
        without.refused(401, "sign_in_stale");
        code(&app, "jury-code=made-up", &phone.code(1)).await.refused(401, "sign_in_stale");
        // Somebody else's codes are wrong ones.
        let cookie = half(&app, OLWEN).await;
        code(&app, &cookie, &ffions_phone.code(1)).await.refused(422, "code_wrong");
        code(&app, &cookie, &ffions_codes[0]).await.refused(422, "code_wrong");
        // Neither does half a session act, nor is it renewed.
        let stranger = reqwest::Client::new();
        let refreshed = stranger.post(app.url("/api/sessions/refresh")).header("cookie", &cookie).send().await.unwrap();
        assert_eq!(refreshed.status(), 401);
        code(&app, &cookie, &codes[0]).await.ok();
        code(&app, &cookie, &codes[1]).await.refused(401, "sign_in_stale");
        // Late.
        let hash = app.service.keys.hash("half session", "late");
        let account_id = olwen_id(&app).await;
        let row = HalfRow { hash, account_id, expires_at: clock::now().0 - 1 };
        let before = clock::now().plus_ms(-1_000);
        app.service.db.writer.write(move |conn| Ok(store::second_factors::insert_half(conn, row, before)?)).await.unwrap();
        code(&app, "jury-code=late", &phone.code(1)).await.refused(401, "sign_in_stale");
    }

    async fn a_recovery_code_works_once_and_a_new_set_replaces_the_old(app: App) {
        let olwen = app.account("Olwen Organiser").await;
        let (phone, codes) = add_second_step(&olwen).await;
        let typed = codes[0].to_lowercase().replace('-', " ");
        code(&app, &half(&app, OLWEN).await, &typed).await.ok();
        code(&app, &half(&app, OLWEN).await, &codes[0]).await.refused(422, "code_wrong");
        assert_eq!(olwen.get("/api/account").await.ok()["second_factor"]["codes_left"], 9);
        // At once on two nodes: one of them.
        let other = app.beside().await;
        let (first, second) = (half(&app, OLWEN).await, half(&other, OLWEN).await);
        let (one, two) = tokio::join!(code(&app, &first, &codes[1]), code(&other, &second, &codes[1]));
        let mut both = [one.status, two.status];
        both.sort_unstable();
        assert_eq!(both, [200, 422], "{} {}", one.text, two.text);

        let renew = |password: &'static str, code: String| {
            olwen.post("/api/account/recovery-codes", json!({ "password": password, "code": code }))
        };
        renew("not the password", phone.code(1)).await.refused(422, "password_wrong");
        renew(PASSWORD, "000000".into()).await.refused(422, "code_wrong");
        let new = codes_of(&renew(PASSWORD, phone.code(1)).await.ok());
        assert_eq!(new.len(), 10);
        code(&app, &half(&app, OLWEN).await, &codes[2]).await.refused(422, "code_wrong");
        code(&app, &half(&app, OLWEN).await, &new[2]).await.ok();
        assert_eq!(olwen.get("/api/account").await.ok()["second_factor"]["codes_left"], 9);
    }

    async fn it_is_turned_off_by_password_and_code_alone(app: App) {
        let olwen = app.account("Olwen Organiser").await;
        let (phone, codes) = add_second_step(&olwen).await;
        let off = "/api/account/second-factor/off";
        let proof = |word: &str, code: &str| json!({ "password": word, "code": code });
        olwen.post(off, proof("not the password", &codes[0])).await.refused(422, "password_wrong");
        olwen.post(off, proof(PASSWORD, "ABCDE-FGHJK")).await.refused(422, "code_wrong");
        assert_eq!(password(&app, OLWEN, PASSWORD).await.status, 202);
        let key = uuid::Uuid::from_u128(7).to_string();
        let body = proof(PASSWORD, &phone.code(1)).to_string();
        let done = olwen.send(Method::POST, off, Some(&key), Some(body.clone())).await.ok();
        assert_eq!(olwen.send(Method::POST, off, Some(&key), Some(body)).await.ok(), done, "twice is once");
        olwen.post(off, proof(PASSWORD, &phone.code(2))).await.refused(409, "second_factor_off");
        assert_eq!(password(&app, OLWEN, PASSWORD).await.status, 200);
        assert!(olwen.get("/api/account").await.ok()["second_factor"].is_null());
        // Codes of a set that is gone are gone.
        let (_, new) = add_second_step(&olwen).await;
        code(&app, &half(&app, OLWEN).await, &codes[1]).await.refused(422, "code_wrong");
        code(&app, &half(&app, OLWEN).await, &new[1]).await.ok();
    }

    async fn whoever_is_half_signed_in_gets_no_further_once_things_changed(app: App) {
        let olwen = app.account("Olwen Organiser").await;
        let (phone, codes) = add_second_step(&olwen).await;
        // Another password.
        let cookie = half(&app, OLWEN).await;
        let change = json!({ "password": PASSWORD, "new_password": "another horse battery" });
        olwen.post("/api/account/password", change).await.ok();
        code(&app, &cookie, &phone.code(1)).await.refused(401, "sign_in_stale");
        let back = json!({ "password": "another horse battery", "new_password": PASSWORD });
        olwen.post("/api/account/password", back).await.ok();
        // Reset by an operator.
        let cookie = half(&app, OLWEN).await;
        second_factor::reset(&app.service, OLWEN).await.unwrap();
        code(&app, &cookie, &codes[0]).await.refused(401, "sign_in_stale");
        assert_eq!(password(&app, OLWEN, PASSWORD).await.status, 200);
        assert_eq!(second_factor::reset(&app.service, OLWEN).await.unwrap_err().to_string(), "second_factor_off");
        // Disabled.
        let (phone, _) = add_second_step(&olwen).await;
        let cookie = half(&app, OLWEN).await;
        accounts::disable(&app.service, OLWEN).await.unwrap();
        code(&app, &cookie, &phone.code(1)).await.refused(401, "sign_in_stale");
        password(&app, OLWEN, PASSWORD).await.refused(401, "sign_in_wrong");
        olwen.get("/api/account").await.refused(401, "session_ended");
        accounts::enable(&app.service, OLWEN).await.unwrap();
        code(&app, &half(&app, OLWEN).await, &phone.code(1)).await.ok();
        let unknown = second_factor::reset(&app.service, "nobody@example.org").await.unwrap_err();
        assert_eq!(unknown.to_string(), "account_unknown");
    }

    async fn it_is_no_affair_of_people_with_cards_nor_of_nobody(app: App) {
        let organiser = app.jury().await;
        let (juror, _) = app.add(&organiser, json!({ "role": "juror", "name": "J" })).await;
        let proof = json!({ "password": PASSWORD, "code": "123456" });
        for (path, body) in [
            ("/api/account/password", json!({ "password": PASSWORD, "new_password": "another horse battery" })),
            ("/api/account/email", json!({ "password": PASSWORD, "email": "j@example.org" })),
            ("/api/account/sessions/end-others", json!({})),
            ("/api/account/second-factor/begin", json!({ "password": PASSWORD })),
            ("/api/account/second-factor/confirm", json!({ "code": "123456" })),
            ("/api/account/second-factor/off", proof.clone()),
            ("/api/account/recovery-codes", proof),
        ] {
            juror.post(path, body.clone()).await.refused(403, "not_allowed");
            app.anybody().post(path, body).await.refused(401, "sign_in_needed");
        }
        juror.get("/api/account").await.refused(403, "not_allowed");
        app.anybody().get("/api/account").await.refused(401, "sign_in_needed");
        // Theirs is not touched by what was tried.
        assert_eq!(juror.get("/me").await.status, 200);
    }
}

async fn olwen_id(app: &App) -> String {
    let hash = citizens_jury::actions::sessions::email_hash(&app.service.keys, OLWEN);
    let found = app.service.db.read(move |conn| Ok(store::accounts::by_email(conn, &hash)?));
    found.await.unwrap().unwrap().id
}
