//! Signals to a room: relayed, not kept.

use std::time::Duration;

use serde_json::json;
use tokio::time::timeout;

use crate::app::{App, LIMIT, Live, User};
use crate::hall::Hall;

async fn following(user: &User, topic: &str) -> Live {
    let mut live = user.live().await;
    live.subscribe(topic).await;
    live.until_view(topic, |_| true).await;
    live
}

async fn send(user: &User, hall: &Hall, kind: &str) -> crate::app::Reply {
    user.post(&format!("/rooms/{}/signals", hall.room), json!({ "kind": kind })).await
}

/// Everything that comes within a moment, of that type.
async fn comes(live: &mut Live, kind: &str) -> usize {
    let mut found = 0;
    while let Ok(Some(message)) = timeout(Duration::from_millis(300), live.next()).await {
        found += usize::from(message["type"] == kind);
    }
    found
}

both! {
    async fn a_signal_reaches_the_room_and_nothing_keeps_it(app: App) {
        let hall = Hall::of(&app, 4).await;
        let room = format!("room:{}", hall.room);
        let (wave, (juror, id)) = (hall.jurors[1].0.clone(), &hall.jurors[0]);
        let mut other = following(&wave, &room).await;
        let mut leading = following(&hall.facilitator, "rooms").await;
        let mut elsewhere = following(&hall.jurors[2].0, "jury").await;
        let seq = juror.get("/jury").await.json()["seq"].clone();

        let sent = send(juror, &hall, "wave").await.ok();
        let heard = other.until("signal").await;
        assert_eq!(heard, json!({
            "type": "signal", "room": hall.room, "person": id, "kind": "wave", "at": sent["at"],
        }));
        send(juror, &hall, "clap").await.refused(429, "signal_too_soon");
        assert_eq!(comes(&mut leading, "signal").await, 0, "a wave asks for nothing");

        // Another juror is lost: who runs the jury sees it, in whatever room they are.
        send(&wave, &hall, "lost").await.ok();
        assert_eq!(leading.until("signal").await["kind"], "lost");
        assert_eq!(other.until("signal").await["kind"], "lost", "the sender's own page hears it too");
        assert_eq!(comes(&mut elsewhere, "signal").await, 0, "only who follows the room hears of it");
        assert_eq!(juror.get("/jury").await.json()["seq"], seq, "nothing changed");
        let again = async {
            while send(juror, &hall, "agree").await.status != 200 {
                actix_web::rt::time::sleep(Duration::from_millis(50)).await;
            }
        };
        timeout(LIMIT, again).await.expect("after a second one may signal again");
    }

    async fn a_signal_over_the_pages_own_line_is_held_to_the_same_rules(app: App) {
        let hall = Hall::of(&app, 4).await;
        let room = format!("room:{}", hall.room);
        let (juror, id) = &hall.jurors[0];
        let mut page = following(juror, &room).await;
        let mut other = following(&hall.jurors[1].0, &room).await;
        let wave = json!({ "type": "signal", "room": hall.room, "kind": "wave" });
        let refused = |code: &str| json!({ "type": "refused", "topic": "signal", "code": code });
        let bare = |mut message: serde_json::Value| {
            message.as_object_mut().unwrap().remove("detail");
            message
        };
        page.say(wave.clone()).await;
        let heard = other.until("signal").await;
        assert_eq!([&heard["person"], &heard["kind"]], [&json!(id), &json!("wave")]);
        assert_eq!(page.until("signal").await, heard, "its sender hears it like everybody");
        page.say(wave.clone()).await;
        assert_eq!(bare(page.until("refused").await), refused("signal_too_soon"));

        // Neither the public nor somebody elsewhere signals, and the line goes on.
        let mut public = hall.public(&app).live().await;
        let mut leading = following(&hall.facilitator, "rooms").await;
        for (line, code) in [(&mut public, "not_found"), (&mut leading, "not_in_room")] {
            line.say(wave.clone()).await;
            assert_eq!(bare(line.until("refused").await), refused(code));
        }
        // Somebody who could signal a moment ago cannot once the day has ended.
        hall.end_day().await;
        let overnight = async {
            loop {
                page.say(wave.clone()).await;
                if bare(page.until("refused").await) == refused("rooms_overnight") {
                    return;
                }
            }
        };
        timeout(LIMIT, overnight).await.expect("what was found before is looked up again");
    }

    async fn only_who_is_in_the_room_signals_while_it_works(app: App) {
        let hall = Hall::of(&app, 3).await;
        let (juror, _) = &hall.jurors[0];
        send(&hall.facilitator, &hall, "agree").await.refused(409, "not_in_room");
        hall.facilitator.post(&format!("/rooms/{}/enter", hall.room), json!({})).await.ok();
        send(&hall.facilitator, &hall, "agree").await.ok();
        let new = json!([{ "role": "juror", "name": "Late" }]);
        let late = hall.organiser.post("/people", new).await.ok()["ids"][0].as_str().unwrap().to_owned();
        let late = app.by_card(&hall.organiser, &late).await;
        send(&late, &hall, "wave").await.refused(404, "not_found");
        let wrong = juror.post(&format!("/rooms/{}/signals", hall.room), json!({ "kind": "shout" })).await;
        wrong.refused(400, "malformed");
        hall.end_day().await;
        send(juror, &hall, "wave").await.refused(409, "rooms_overnight");
    }
}
