//! Nodes are restarted one after the other while people work: each is let go of by its pages first, and
//! nothing that was acknowledged is lost.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::time::{sleep, timeout};
use tokio_tungstenite::tungstenite::protocol::CloseFrame;

use super::until;
use super::work::{Acknowledged, lost, take_name};
use crate::app::{App, LIMIT, Live, User};
use crate::broker::Nats;
use crate::home::Home;
use crate::program::Serving;
use crate::text::{Pen, at_a_text};

/// Over which a node that is told to stop sends its pages away.
const DRAIN_SECONDS: u64 = 3;
/// A planned move is over before a page says that it has no connection.
const MOVED_WITHIN: Duration = Duration::from_secs(2);
/// The close code of a planned move.
const MOVED: u16 = 1012;

/// What a proxy knows of a node.
async fn ready(http: &reqwest::Client, address: &str) -> bool {
    let asked = http.get(format!("http://{address}/readyz")).timeout(Duration::from_secs(2)).send().await;
    asked.is_ok_and(|answer| answer.status() == 200)
}

/// Nodes as a proxy sees them, and what is going on.
#[derive(Clone)]
struct Crowd {
    addresses: Rc<Vec<String>>,
    http: reqwest::Client,
    over: Rc<Cell<bool>>,
    acknowledged: Rc<RefCell<Vec<Acknowledged>>>,
    /// How long each planned move of a page took.
    moves: Rc<RefCell<Vec<Duration>>>,
}

impl Crowd {
    /// Somebody at a node that says that it is ready, each time another one where there are several.
    async fn somewhere(&self, user: &User, turn: usize) -> User {
        let begun = Instant::now();
        loop {
            for n in 0..self.addresses.len() {
                let address = &self.addresses[(turn + n) % self.addresses.len()];
                if ready(&self.http, address).await {
                    return User { address: address.parse().unwrap(), ..user.clone() };
                }
            }
            assert!(begun.elapsed() < LIMIT, "no node is ready");
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// One change after the other, each at a node that is ready: none may fail.
    async fn change(self, user: User) {
        for k in 0.. {
            if self.over.get() {
                return;
            }
            let at = self.somewhere(&user, k).await;
            let done = take_name(&at, &format!("Name {k}")).await;
            self.acknowledged.borrow_mut().push(done);
            sleep(Duration::from_millis(40)).await;
        }
    }

    /// Keeps a page open; what ends it must be a planned move, and it is open elsewhere in no time.
    async fn look(self, user: User) {
        let mut at = self.somewhere(&user, 0).await;
        let mut page = at.live().await;
        page.until("welcome").await;
        loop {
            match timeout(Duration::from_millis(200), closed(&mut page)).await {
                Err(_) if self.over.get() => return,
                Err(_) => continue,
                Ok(code) => assert_eq!(code, Some(MOVED), "the page was cut off at {}", at.address),
            }
            let begun = Instant::now();
            at = self.somewhere(&user, 0).await;
            page = at.live().await;
            page.until("welcome").await;
            self.moves.borrow_mut().push(begun.elapsed());
        }
    }

    /// Writes a text, and goes on at another node when it is told to move. Gives every line.
    async fn write(
        self,
        user: User,
        document: citizens_jury::jury::ids::DocumentId,
        who: usize,
    ) -> (Pen, Vec<String>) {
        let mut lines: Vec<String> = Vec::new();
        let mut pen = Pen::open(&self.somewhere(&user, who).await, document, &format!("{who}-0")).await;
        while !self.over.get() {
            let line = format!("Line {} of {who}.", lines.len());
            let sent = pen.try_write(&line).await;
            lines.push(line);
            let next = Instant::now() + Duration::from_millis(60);
            let mut stands = sent;
            while stands && let Some(left) = next.checked_duration_since(Instant::now()) {
                if let Ok(Err(code)) = timeout(left, pen.step()).await {
                    assert_eq!(code, MOVED, "the text was cut off");
                    stands = false;
                }
            }
            if !stands {
                let at = self.somewhere(&user, who).await;
                pen = Pen::with(pen.doc, &at, document, &format!("{who}-{}", lines.len())).await;
            }
        }
        (pen, lines)
    }
}

/// Reads on until the socket closes; the code.
async fn closed(page: &mut Live) -> Option<u16> {
    use futures_util::StreamExt as _;
    use tokio_tungstenite::tungstenite::Message;
    loop {
        match page.socket.next().await {
            Some(Ok(Message::Close(Some(CloseFrame { code, .. })))) => return Some(code.into()),
            Some(Ok(Message::Close(None)) | Err(_)) | None => return None,
            Some(Ok(_)) => {}
        }
    }
}

/// Tells a node to stop, sees it out, and starts it again where it was.
async fn restart(node: &mut Serving, home: &Home, http: &reqwest::Client) {
    let pid = node.child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    let begun = Instant::now();
    let address = node.address.clone();
    until("it says that it stops", async || !ready(http, &address).await).await;
    assert!(begun.elapsed() < Duration::from_secs(1), "it says so at once: {:?}", begun.elapsed());
    let lines = http.get(format!("http://{address}/readyz")).send().await.unwrap();
    assert_eq!(lines.status(), 503);
    assert!(lines.text().await.unwrap().contains("this node stops"), "it says why");
    while node.child.try_wait().unwrap().is_none() {
        assert!(begun.elapsed() < LIMIT, "it does not stop");
        sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(node.child.try_wait().unwrap().unwrap().code(), Some(0));
    let took = begun.elapsed();
    assert!(took >= Duration::from_secs(DRAIN_SECONDS), "it gave its pages no time: {took:?}");
    println!("figure: a node stopped {took:?} after it was told to");
    let begun = Instant::now();
    *node = loop {
        match Serving::at(home, &address) {
            Some(serving) => break serving,
            None => assert!(begun.elapsed() < LIMIT, "it does not start again"),
        }
    };
    until("ready again", async || ready(http, &address).await).await;
}

#[actix_web::test]
async fn nodes_restart_one_after_the_other_and_nobody_notices() {
    let nats = Nats::start();
    let app = App::joined(Home::postgres(), 0, None, Some(&nats.url())).await;
    let (hall, [ann, ben], document) = at_a_text(&app).await;
    let mut home = app.home.shared();
    home.settings = vec![
        ("JURY_BROKER_URL", nats.url()),
        ("JURY_DRAIN_SECONDS", DRAIN_SECONDS.to_string()),
        ("JURY_PUBLIC_URL", format!("http://{}", app.address)),
    ];
    let mut serving = [Serving::start(&home), Serving::start(&home)];
    let crowd = Crowd {
        addresses: Rc::new(serving.iter().map(|one| one.address.clone()).collect()),
        http: reqwest::Client::new(),
        over: Rc::default(),
        acknowledged: Rc::default(),
        moves: Rc::default(),
    };
    let mut tasks = Vec::new();
    for (juror, _) in &hall.jurors {
        tasks.push(actix_web::rt::spawn(crowd.clone().change(juror.clone())));
        for _ in 0..5 {
            tasks.push(actix_web::rt::spawn(crowd.clone().look(juror.clone())));
        }
    }
    let writing: Vec<_> = [ann, ben]
        .into_iter()
        .enumerate()
        .map(|(n, user)| actix_web::rt::spawn(crowd.clone().write(user, document, n)))
        .collect();
    sleep(Duration::from_secs(1)).await;
    for node in &mut serving {
        restart(node, &home, &crowd.http).await;
    }
    crowd.over.set(true);
    for task in tasks {
        task.await.unwrap();
    }
    let (mut pens, mut lines) = (Vec::new(), Vec::new());
    for one in writing {
        let (pen, written) = one.await.unwrap();
        pens.push(pen);
        lines.extend(written);
    }
    for pen in &mut pens {
        for line in &lines {
            pen.until(line).await;
        }
    }
    let acknowledged = crowd.acknowledged.take();
    let lost = lost(&acknowledged, &app).await;
    let moves = crowd.moves.borrow();
    let longest = moves.iter().max().copied().unwrap_or_default();
    println!(
        "figure: two nodes restarted: {} changes acknowledged, {lost} lost, 0 refused, {} lines of text, {} pages \
         moved, each within {longest:?}",
        acknowledged.len(),
        lines.len(),
        moves.len()
    );
    assert_eq!(lost, 0);
    assert!(moves.len() >= 15, "pages moved: {}", moves.len());
    assert!(longest < MOVED_WITHIN, "{longest:?}");
}
