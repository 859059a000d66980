//! `/readyz`: `ready` or why not, within seconds, whatever the database does.

use std::net::SocketAddr;
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, Instant};

use citizens_jury::clock;
use citizens_jury::store::changes::{self, Change};
use citizens_jury::store::conn::Target;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::app::{App, LIMIT};
use crate::faults::clocks;
use crate::home::{Begin as _, Home};
use crate::program::{Serving, program};

/// What `/readyz` answers: its status and its lines.
async fn readyz(address: &str) -> (u16, Vec<String>) {
    let answer = reqwest::get(format!("http://{address}/readyz")).await.unwrap();
    let status = answer.status().as_u16();
    (status, answer.text().await.unwrap().lines().map(str::to_owned).collect())
}

/// A line to the database that can be stopped: what is sent waits, as with a server that hangs.
struct Line {
    address: SocketAddr,
    open: Arc<watch::Sender<bool>>,
}

impl Line {
    async fn to(port: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, open) = (listener.local_addr().unwrap(), Arc::new(watch::Sender::new(true)));
        let gate = open.clone();
        actix_web::rt::spawn(async move {
            loop {
                let (near, _) = listener.accept().await.unwrap();
                let far = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
                let ((from_near, to_near), (from_far, to_far)) = (near.into_split(), far.into_split());
                actix_web::rt::spawn(pass_on(from_near, to_far, gate.subscribe()));
                actix_web::rt::spawn(pass_on(from_far, to_near, gate.subscribe()));
            }
        });
        Self { address, open }
    }
}

async fn pass_on(
    mut from: tokio::net::tcp::OwnedReadHalf,
    mut to: tokio::net::tcp::OwnedWriteHalf,
    mut open: watch::Receiver<bool>,
) {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let mut bytes = vec![0; 16 * 1024];
    while let Ok(read @ 1..) = from.read(&mut bytes).await {
        let _ = open.wait_for(|open| *open).await;
        if to.write_all(&bytes[..read]).await.is_err() {
            return;
        }
    }
}

#[actix_web::test]
async fn a_database_that_hangs_is_told_in_seconds_and_forgotten_when_it_answers() {
    let mut home = Home::postgres();
    let Target::Postgres(url) = &home.database else { panic!("PostgreSQL") };
    let (user, place) = url.rsplit_once('@').unwrap();
    let (host, name) = place.split_once('/').unwrap();
    let line = Line::to(host.rsplit_once(':').unwrap().1.parse().unwrap()).await;
    home.database = Target::Postgres(format!("{user}@{}/{name}", line.address));
    let app = App::begin(home).await;
    let address = app.address.to_string();
    assert_eq!(readyz(&address).await.0, 200);

    line.open.send_replace(false);
    let begun = Instant::now();
    let asked: Vec<_> = (0..20).map(|_| readyz(&address)).collect();
    for (status, lines) in futures_util::future::join_all(asked).await {
        assert_eq!((status, lines[0].as_str()), (503, "the database does not answer"));
    }
    assert!(begun.elapsed() < Duration::from_secs(4), "twenty at once took {:?}", begun.elapsed());
    println!("figure: /readyz says after {:?} that the database hangs", begun.elapsed());

    line.open.send_replace(true);
    let begun = Instant::now();
    while readyz(&address).await.0 != 200 {
        assert!(begun.elapsed() < LIMIT, "it never came back");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[actix_web::test]
async fn a_postgres_that_may_lose_writes_is_named() {
    // The tests' own server is made for speed, not for keeping.
    let app = App::begin(Home::postgres()).await;
    let (status, lines) = readyz(&app.address.to_string()).await;
    assert_eq!((status, lines[0].as_str()), (200, "ready"));
    for word in ["fsync", "synchronous_commit", "synchronous_standby_names"] {
        assert!(lines[1..].iter().any(|line| line.contains(word)), "{word}: {lines:?}");
    }
    let ready = program(&app.home, &["ready", "--listen", &app.address.to_string()]).output().unwrap();
    assert!(ready.status.success());
    assert_eq!(String::from_utf8(ready.stdout).unwrap().lines().collect::<Vec<_>>(), lines);
}

#[actix_web::test]
async fn a_clock_behind_the_newest_change_is_told_on_sqlite() {
    let app = App::begin(Home::sqlite()).await;
    let address = app.address.to_string();
    assert_eq!(readyz(&address).await, (200, vec!["ready".into()]));
    let later = clock::now().plus_ms(3_600_000).0;
    let change = Change {
        actor: "somebody".into(),
        key: "one".into(),
        body_hash: String::new(),
        status: 200,
        seq: 1,
        ids: "[]".into(),
        at: later,
    };
    app.service.db.writer.write(move |conn| Ok(changes::insert(conn, change)?)).await.unwrap();
    let (status, lines) = readyz(&address).await;
    assert!(status == 503 && lines[0].contains("s behind the newest change"), "{status} {lines:?}");
    let ready = program(&app.home, &["ready", "--listen", &address]).output().unwrap();
    assert!(!ready.status.success() && String::from_utf8_lossy(&ready.stderr).contains(&lines[0]));
}

#[actix_web::test]
async fn a_machine_whose_clock_is_minutes_off_is_told_on_postgres() {
    let home = Home::postgres();
    for (offset, side) in [("+120s", "ahead of"), ("-120s", "behind")] {
        // Without the tool that sets this, which would outlive its program's end and leave it running.
        let mut start = program(&home, &["serve"]);
        start.env("LD_PRELOAD", clocks::library()).env("FAKETIME", offset).stderr(Stdio::null());
        let serving = Serving::told(start).expect("it starts");
        let (status, lines) = readyz(&serving.address).await;
        assert!(
            status == 503 && lines[0].contains(&format!("s {side} the database's")),
            "{status} {lines:?}"
        );
    }
}
