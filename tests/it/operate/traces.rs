//! What a collector of traces is told: requests and changes, nobody's name, and no ballot; and that a
//! collector which is away holds nobody up.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::common::v1::any_value::Value as Any;
use opentelemetry_proto::tonic::trace::v1::Span;
use prost::Message as _;
use serde_json::json;

use super::watching::{NAME, Watched, a_day_of_use};
use crate::app::LIMIT;
use crate::home::Home;
use crate::kill::create_account;

/// The trace and the span that a proxy names, and the trace that a ballot is sent with.
const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const ABOVE: &str = "00f067aa0ba902b7";
const BALLOT: &str = "0af7651916cd43dd8448eb211c80319c";
/// All that a span may tell.
const TOLD: [&str; 7] = [
    "request.id",
    "http.response.status_code",
    "operation",
    "seq",
    "waited_ms",
    "decided_ms",
    "committed_ms",
];

/// Takes what it is sent, and says so.
struct Collector {
    address: SocketAddr,
    calls: Receiver<Call>,
    /// Every byte so far.
    raw: Vec<u8>,
    spans: Vec<Span>,
}

struct Call {
    head: String,
    body: Vec<u8>,
}

impl Call {
    fn taken(stream: TcpStream) -> Self {
        let mut reader = BufReader::new(stream);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert!(reader.read_line(&mut head).unwrap() > 0, "it ends early: {head}");
        }
        let length = head.lines().find_map(|line| line.strip_prefix("Content-Length: ")).unwrap();
        let mut body = vec![0; length.parse().unwrap()];
        reader.read_exact(&mut body).unwrap();
        reader.into_inner().write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").unwrap();
        Self { head, body }
    }
}

impl Collector {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (heard, calls) = channel();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                // Nobody listens any more once the test is over.
                let _ = heard.send(Call::taken(stream.unwrap()));
            }
        });
        Self { address, calls, raw: Vec::new(), spans: Vec::new() }
    }

    fn take(&mut self, call: &Call) {
        assert!(call.head.starts_with("POST /v1/traces HTTP/1.1\r\n"), "{}", call.head);
        self.raw.extend_from_slice(call.head.as_bytes());
        self.raw.extend_from_slice(&call.body);
        let told = ExportTraceServiceRequest::decode(call.body.as_slice()).unwrap();
        let scopes = told.resource_spans.into_iter().flat_map(|resource| resource.scope_spans);
        self.spans.extend(scopes.flat_map(|scope| scope.spans));
    }

    /// Waits for a span.
    fn until(&mut self, holds: impl Fn(&Span) -> bool) -> Span {
        let begun = Instant::now();
        loop {
            if let Some(span) = self.spans.iter().find(|span| holds(span)) {
                return span.clone();
            }
            let left = LIMIT.saturating_sub(begun.elapsed());
            let call = self.calls.recv_timeout(left);
            self.take(&call.unwrap_or_else(|_| panic!("no such span: {:?}", self.spans)));
        }
    }

    /// What came before the program ended.
    fn take_the_rest(&mut self) {
        while let Ok(call) = self.calls.try_recv() {
            self.take(&call);
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn number(span: &Span, key: &str) -> Option<i64> {
    let found = span.attributes.iter().find(|attribute| attribute.key == key)?;
    match found.value.as_ref()?.value.as_ref()? {
        Any::IntValue(number) => Some(*number),
        _ => None,
    }
}

/// A home whose program tells that collector.
fn told(mut home: Home, collector: SocketAddr) -> Home {
    home.settings.push(("JURY_TRACES_URL", format!("http://{collector}")));
    home
}

async fn send_ballots(watched: &Watched) {
    let none = uuid::Uuid::nil();
    for last in ["secret-ballots", "reasons", "credentials", "ballots"] {
        let url = format!("http://{}/api/juries/{none}/rounds/{none}/{last}", watched.serving.address);
        let ballot = reqwest::Client::new().post(url).body("{}");
        let answer = ballot.header("traceparent", format!("00-{BALLOT}-{ABOVE}-01")).send().await.unwrap();
        assert!(answer.status().is_client_error(), "{last}: {}", answer.status());
    }
}

both! {
    async fn a_collector_is_told_of_requests_and_changes_and_of_nobody(home: Home) {
        create_account(&home, "olwen");
        let mut collector = Collector::start();
        // What the log leaves out is traced all the same.
        let mut watched = Watched::logging(told(home, collector.address), "error");
        send_ballots(&watched).await;
        let (organiser, mut personal) = a_day_of_use(&watched).await;
        let people = organiser.view("people").await;
        let ids = people["people"].as_array().unwrap().iter().map(|person| person["id"].as_str().unwrap().to_owned());
        personal.extend(ids.chain([organiser.jury.clone(), "quillfeather".into()]));
        let url = format!("http://{}/api/start?who=quillfeather", watched.serving.address);
        let asked = reqwest::Client::new().get(url).header("traceparent", format!("00-{TRACE}-{ABOVE}-01"));
        asked.header("tracestate", "who=quillfeather").header("baggage", "who=quillfeather").send().await.unwrap();
        let below = collector.until(|span| hex(&span.trace_id) == TRACE);
        assert_eq!((below.name.as_str(), hex(&below.parent_span_id).as_str()), ("start", ABOVE));
        assert_eq!(number(&below, "http.response.status_code"), Some(200));
        // This one waits when the program is told to stop, which sends it.
        let done = organiser.post("/people", json!([{ "role": "juror", "name": NAME }])).await.ok();
        assert_eq!(watched.serving.end("-TERM"), Some(0));
        collector.take_the_rest();
        let change = collector.until(|span| span.name == "change" && number(span, "seq") == done["seq"].as_i64());
        let request = collector.until(|span| span.span_id == change.parent_span_id);
        assert_eq!((request.name.as_str(), &request.trace_id), ("add_people", &change.trace_id));
        assert!(request.parent_span_id.is_empty() && request.start_time_unix_nano <= change.start_time_unix_nano);
        assert!(change.start_time_unix_nano < change.end_time_unix_nano && change.end_time_unix_nano <= request.end_time_unix_nano);
        let mut keys: Vec<_> = change.attributes.iter().map(|attribute| attribute.key.as_str()).collect();
        keys.sort_unstable();
        assert_eq!(keys, ["committed_ms", "decided_ms", "operation", "seq", "waited_ms"]);
        for span in &collector.spans {
            assert!(span.attributes.iter().all(|attribute| TOLD.contains(&attribute.key.as_str())), "{span:?}");
            assert!(span.events.is_empty() && span.links.is_empty() && span.trace_state.is_empty(), "{span:?}");
            assert_ne!(hex(&span.trace_id), BALLOT, "{span:?}");
        }
        let raw = String::from_utf8_lossy(&collector.raw);
        for mark in personal.iter().map(String::as_str).chain(["ballot", "reason", "credential"]) {
            assert!(!raw.contains(mark), "{mark} is in the traces");
        }
        println!("figure: {} spans in {} bytes searched for {} personal words", collector.spans.len(), collector.raw.len(), personal.len());
    }
}

/// Asks that program while its collector takes nothing, and stops it.
async fn is_not_held_up(mut watched: Watched) {
    let url = format!("http://{}/api/start", watched.serving.address);
    let begun = Instant::now();
    // Each would take two seconds if it waited for the collector.
    for _ in 0..30 {
        assert_eq!(reqwest::get(&url).await.unwrap().status(), 200);
    }
    assert!(begun.elapsed() < LIMIT, "{:?}", begun.elapsed());
    let begun = Instant::now();
    assert_eq!(watched.serving.end("-TERM"), Some(0));
    assert!(begun.elapsed() < Duration::from_secs(8), "{:?}", begun.elapsed());
    let lines = watched.lines();
    let told =
        lines.iter().filter(|line| line["fields"]["message"] == "the collector takes no traces").count();
    assert!(told <= 1, "{lines:?}");
}

#[actix_web::test]
async fn a_collector_that_never_answers_holds_nobody_up() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = silent.local_addr().unwrap();
    let (heard, call) = channel();
    std::thread::spawn(move || heard.send((silent.accept().unwrap(), silent)));
    let watched = Watched::logging(told(Home::sqlite(), address), "info");
    reqwest::get(format!("http://{}/api/start", watched.serving.address)).await.unwrap();
    // From here on a call to it is open.
    let _open = call.recv_timeout(LIMIT).unwrap();
    is_not_held_up(watched).await;
}

#[actix_web::test]
async fn a_collector_that_is_away_is_told_once_in_the_log() {
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let watched = Watched::logging(told(Home::sqlite(), nobody), "info");
    let begun = Instant::now();
    while !watched.lines().iter().any(|line| line["fields"]["message"] == "the collector takes no traces") {
        assert!(begun.elapsed() < LIMIT, "the log says nothing");
        reqwest::get(format!("http://{}/api/start", watched.serving.address)).await.unwrap();
    }
    is_not_held_up(watched).await;
}
