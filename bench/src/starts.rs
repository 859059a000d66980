//! How soon a server answers after its start, and how much memory it has then.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use crate::report::{Bound, Row};
use crate::server::{Kind, Server};
use crate::{Setting, say};

/// Starts of each in one turn.
const STARTS: usize = 3;

/// Until the server's first 200, in ms, and its memory then, in MiB.
async fn once(setting: &Setting, kind: Kind, folder: &Path) -> (f64, f64) {
    let begun = std::time::Instant::now();
    let server = Server::at(setting, kind, folder, &[]);
    let path = if kind == Kind::Jury { "readyz" } else { "" };
    let url = format!("http://{}/{path}", server.address);
    let answer = reqwest::get(url).await.expect("an answer as soon as it listens");
    assert_eq!(answer.status(), 200, "{}", kind.name());
    let took = begun.elapsed();
    tokio::time::sleep(Duration::from_millis(200)).await;
    (took.as_secs_f64() * 1_000.0, server.resident_kib() / 1_024.0)
}

pub async fn run(setting: &Setting) -> Vec<Row> {
    let folder = setting.data.join(format!("start-{}", uuid::Uuid::new_v4()));
    std::fs::create_dir_all(&folder).expect("a folder");
    // The first start migrates.
    once(setting, Kind::Jury, &folder).await;
    let (mut took, mut memory) = (BTreeMap::<Kind, Vec<f64>>::new(), BTreeMap::<Kind, Vec<f64>>::new());
    for _ in 0..setting.repeats * STARTS {
        for kind in [Kind::Jury, Kind::SocketIo] {
            let (ms, mib) = once(setting, kind, &folder).await;
            took.entry(kind).or_default().push(ms);
            memory.entry(kind).or_default().push(mib);
        }
    }
    let _ = std::fs::remove_dir_all(&folder);
    say("starts measured");
    vec![
        Row::new("start", "From the start of the process to its first 200", "ms", took, vec![Bound::at_most(0.15, Kind::SocketIo)])
            .how("On a migrated SQLite database; the service is asked for /readyz, which asks the database. socket.io 4 on Node answers from a plain handler."),
        Row::new("start-memory", "Resident memory after the start", "MiB", memory, vec![Bound::at_most_so(25.0)])
            .how("The same runs, 0.2 s after the first answer."),
    ]
}
