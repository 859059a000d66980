//! The broker is cut off under load: nothing that was acknowledged is lost, and people on all nodes see the
//! same soon after it is back. `JURY_BROKER_CUT_SECONDS=60` is the long run.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::{Duration, Instant};

use serde_json::json;
use tokio::time::{sleep, timeout};

use super::work::{Acknowledged, lost, take_name};
use super::{following, nodes};
use crate::app::{Live, User};
use crate::broker::Nats;
use crate::text::{Pen, at_a_text};

/// How soon after the broker is back everybody must see the same.
const CONVERGED_WITHIN: Duration = Duration::from_secs(5);

fn cut() -> Duration {
    let given = std::env::var("JURY_BROKER_CUT_SECONDS").unwrap_or_else(|_| "10".into());
    Duration::from_secs(given.parse().unwrap())
}

/// What people do until they are told to stop, and what was acknowledged of it.
#[derive(Clone, Default)]
struct Load {
    over: Rc<Cell<bool>>,
    acknowledged: Rc<RefCell<Vec<Acknowledged>>>,
}

impl Load {
    /// One change after the other.
    async fn change(self, user: User) {
        for k in 0.. {
            if self.over.get() {
                return;
            }
            let done = take_name(&user, &format!("Name {k}")).await;
            self.acknowledged.borrow_mut().push(done);
            sleep(Duration::from_millis(50)).await;
        }
    }
}

/// Writes a line from time to time and takes what others write.
async fn write(mut pen: Pen, over: Rc<Cell<bool>>, who: usize) -> (Pen, Vec<String>) {
    let mut lines = Vec::new();
    while !over.get() {
        let line = format!("Line {} of {who}.", lines.len());
        pen.write(&line).await;
        lines.push(line);
        let until = Instant::now() + Duration::from_millis(100);
        while let Some(left) = until.checked_duration_since(Instant::now()) {
            if let Ok(step) = timeout(left, pen.step()).await {
                step.expect("the text stays open");
            }
        }
    }
    (pen, lines)
}

/// Keeps pages open as browsers do: takes what comes, and asks now and then whether the line stands.
async fn attend(pages: &mut [Live], span: Duration) {
    let until = Instant::now() + span;
    while Instant::now() < until {
        for page in &mut *pages {
            page.say(json!({ "type": "ping" })).await;
            while let Ok(message) = timeout(Duration::from_millis(100), page.next()).await {
                assert!(message.is_some(), "a page was cut off");
                if message.is_some_and(|message| message["type"] == "pong") {
                    break;
                }
            }
        }
        sleep(Duration::from_millis(100)).await;
    }
}

#[actix_web::test]
async fn a_broker_that_is_cut_off_under_load_loses_nothing() {
    let mut nats = Nats::start();
    let nodes = nodes(&nats, 2).await;
    let (hall, [ann, ben], document) = at_a_text(&nodes[0]).await;
    let mut pages = Vec::new();
    for node in &nodes {
        pages.push(following(&hall.organiser.at(node), "people").await);
    }
    let load = Load::default();
    let changing: Vec<_> = hall
        .jurors
        .iter()
        .enumerate()
        .map(|(n, (juror, _))| actix_web::rt::spawn(load.clone().change(juror.at(&nodes[n % 2]))))
        .collect();
    let mut writing = Vec::new();
    for (n, user) in [ann, ben].iter().enumerate() {
        let pen = Pen::open(&user.at(&nodes[n]), document, &format!("p{n}")).await;
        writing.push(actix_web::rt::spawn(write(pen, load.over.clone(), n)));
    }
    sleep(Duration::from_secs(1)).await;
    nats.stop();
    let before = load.acknowledged.borrow().len();
    attend(&mut pages, cut()).await;
    let during = load.acknowledged.borrow().len() - before;
    assert!(during > 10, "work went on: {during}");
    nats.start_again();
    let back = Instant::now();
    load.over.set(true);
    for one in changing {
        one.await.unwrap();
    }
    let (mut pens, mut lines) = (Vec::new(), Vec::new());
    for one in writing {
        let (pen, written) = one.await.unwrap();
        pens.push(pen);
        lines.extend(written);
    }
    let fetched = hall.organiser.view("people").await;
    for page in &mut pages {
        page.catch_up("Olwen", "people", &fetched).await;
    }
    for pen in &mut pens {
        for line in &lines {
            pen.until(line).await;
        }
    }
    let took = back.elapsed();
    let acknowledged = load.acknowledged.take();
    let lost = lost(&acknowledged, &nodes[1]).await;
    println!(
        "figure: broker away {} s: {} changes acknowledged ({during} meanwhile) and {} lines of text, {lost} \
         lost, the same on both nodes {took:?} after it was back",
        cut().as_secs(),
        acknowledged.len(),
        lines.len()
    );
    assert_eq!(lost, 0);
    assert!(took < CONVERGED_WITHIN, "{took:?}");
}
