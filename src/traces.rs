//! Traces, for an operator who names a collector (OpenTelemetry, as OTLP over HTTP).
//!
//! Spans are made here by hand and not from those of the log: so nothing leaves the program but what is
//! named here, whatever the log's level. What must leave no trace never gets as far as this file (see
//! [`crate::metrics::is_watched`]).

use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use actix_web::web;
use opentelemetry::propagation::{Extractor, TextMapPropagator as _};
use opentelemetry::trace::{FutureExt as _, Span as _, SpanKind, Status, TraceContextExt as _};
use opentelemetry::trace::{Tracer as _, TracerProvider as _};
use opentelemetry::{Context, KeyValue};
use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::transform::common::tonic::ResourceAttributesWithSchema;
use opentelemetry_proto::transform::trace::tonic::group_spans_by_resource_and_scope;
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::error::{OTelSdkError, OTelSdkResult};
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::trace::{
    BatchConfigBuilder, BatchSpanProcessor, Sampler, SdkTracer, SdkTracerProvider, SpanData, SpanExporter,
};
use prost::Message as _;
use url::{Position, Url};

use crate::clock;
use crate::metrics::Parts;

/// The header by which a proxy says in which trace a request stands.
pub const PARENT: &str = "traceparent";
const NAME: &str = "citizens-jury";
/// Spans that may wait for the collector; what comes when so many do is dropped.
const WAITING: usize = 2_048;
/// Spans that are sent at once.
const TOGETHER: usize = 512;
const SENT_EVERY: Duration = Duration::from_secs(1);
/// How long the collector may take over each step of a call, and how long a stop waits for it.
const WITHIN: Duration = Duration::from_secs(2);
/// A collector that stays away is told in the log this often.
const TOLD_EVERY: Duration = Duration::from_secs(600);
/// A status line up to its number: `HTTP/1.1 200`.
const STATUS_BYTES: usize = 12;

/// Where spans go; nowhere unless a collector is named. Cheap to clone.
#[derive(Clone, Default)]
pub struct Traces(Option<Kept>);

#[derive(Clone)]
struct Kept {
    provider: SdkTracerProvider,
    tracer: SdkTracer,
}

impl Traces {
    /// Traces that go to that collector, by a thread of their own.
    #[must_use]
    pub fn to(collector: Url) -> Self {
        let batch = BatchConfigBuilder::default()
            .with_max_queue_size(WAITING)
            .with_max_export_batch_size(TOGETHER)
            .with_scheduled_delay(SENT_EVERY)
            .build();
        let collector = Collector {
            address: collector,
            resource: ResourceAttributesWithSchema::default(),
            told: Mutex::default(),
        };
        let provider = SdkTracerProvider::builder()
            .with_span_processor(BatchSpanProcessor::builder(collector).with_batch_config(batch).build())
            .with_sampler(Sampler::ParentBased(Box::new(Sampler::AlwaysOn)))
            .with_resource(Resource::builder_empty().with_service_name(NAME).build())
            .build();
        Self(Some(Kept { tracer: provider.tracer(NAME), provider }))
    }

    /// Begins a request's span, below the one that its header names; none where spans go nowhere.
    #[must_use]
    pub fn begin(&self, operation: &'static str, id: &str, parent: Option<&str>) -> Option<Context> {
        let Kept { tracer, .. } = self.0.as_ref()?;
        let nothing = Context::new();
        let above = match parent {
            Some(value) => TraceContextPropagator::new().extract_with_context(&nothing, &Parent(value)),
            None => nothing,
        };
        let span = tracer
            .span_builder(operation)
            .with_kind(SpanKind::Server)
            .with_attributes([KeyValue::new("request.id", id.to_owned())])
            .start_with_context(tracer, &above);
        Some(Context::new().with_span(span))
    }

    /// A change took effect: its span is below that of the request that asked for it.
    pub fn changed(&self, operation: &'static str, seq: i64, parts: Parts) {
        let Some(Kept { tracer, .. }) = &self.0 else { return };
        let request = Context::current();
        if !request.has_active_span() {
            return;
        }
        let Parts { waited, decided, committed } = parts;
        let ended = clock::system_time();
        let begun = ended.checked_sub(waited + decided + committed).unwrap_or(ended);
        let ms = |part: Duration| part.as_secs_f64() * 1e3;
        let mut span = tracer
            .span_builder("change")
            .with_start_time(begun)
            .with_attributes([
                KeyValue::new("operation", operation),
                KeyValue::new("seq", seq),
                KeyValue::new("waited_ms", ms(waited)),
                KeyValue::new("decided_ms", ms(decided)),
                KeyValue::new("committed_ms", ms(committed)),
            ])
            .start_with_context(tracer, &request);
        span.end_with_timestamp(ended);
    }

    /// Sends what waits; a collector that does not take it in time goes without.
    pub async fn finish(&self) {
        let Some(Kept { provider, .. }) = self.0.clone() else { return };
        let finished = web::block(move || provider.shutdown_with_timeout(WITHIN)).await;
        if !matches!(finished, Ok(Ok(()))) {
            tracing::warn!("the last traces were not taken in time");
        }
    }
}

/// Does what a request asks for; its changes find its span.
pub async fn within<T>(span: Option<Context>, work: impl Future<Output = T>) -> T {
    match span {
        Some(span) => work.with_context(span).await,
        None => work.await,
    }
}

/// A request was answered.
pub fn end(request: &Context, status: u16) {
    let span = request.span();
    span.set_attribute(KeyValue::new("http.response.status_code", i64::from(status)));
    if status >= 500 {
        span.set_status(Status::error(""));
    }
    span.end();
}

/// The one header that is read. What comes beside it (`tracestate`, `baggage`) may hold anything.
struct Parent<'a>(&'a str);

impl Extractor for Parent<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        (key == PARENT).then_some(self.0)
    }

    fn keys(&self) -> Vec<&str> {
        vec![PARENT]
    }
}

/// What spans are sent to. Its calls block, on the one thread that the batches have for themselves.
#[derive(Debug)]
struct Collector {
    address: Url,
    resource: ResourceAttributesWithSchema,
    /// When the log last heard that it takes nothing.
    told: Mutex<Option<Instant>>,
}

impl SpanExporter for Collector {
    async fn export(&self, batch: Vec<SpanData>) -> OTelSdkResult {
        let resource_spans = group_spans_by_resource_and_scope(batch, &self.resource);
        let sent = post(&self.address, &ExportTraceServiceRequest { resource_spans }.encode_to_vec());
        if let Err(error) = &sent
            && let Ok(mut told) = self.told.lock()
            && told.is_none_or(|at| at.elapsed() > TOLD_EVERY)
        {
            *told = Some(clock::mark());
            tracing::warn!(%error, "the collector takes no traces");
        }
        sent.map_err(|error| OTelSdkError::InternalFailure(error.to_string()))
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.resource = resource.into();
    }
}

fn post(collector: &Url, body: &[u8]) -> io::Result<()> {
    let mut stream = connect(collector)?;
    let host = &collector[Position::BeforeHost..Position::AfterPort];
    let mut request = format!(
        "POST /v1/traces HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-protobuf\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    )
    .into_bytes();
    request.extend_from_slice(body);
    stream.write_all(&request)?;
    // Room for a whole answer: one that is left unread would end the line with an error over there.
    let (mut answer, mut read) = ([0; 4_096], 0);
    while read < STATUS_BYTES {
        match stream.read(answer.get_mut(read..).unwrap_or_default())? {
            0 => break,
            more => read += more,
        }
    }
    let line = answer.get(..read.min(STATUS_BYTES)).unwrap_or_default();
    match line.strip_prefix(b"HTTP/1.").and_then(|rest| rest.get(2..)) {
        Some([b'2', ..]) => Ok(()),
        Some(status) => Err(io::Error::other(format!("it answered {}", status.escape_ascii()))),
        None => Err(io::Error::other("it does not speak HTTP")),
    }
}

fn connect(collector: &Url) -> io::Result<TcpStream> {
    let mut last = io::Error::other("it has no address");
    for address in collector.socket_addrs(|| None)? {
        match TcpStream::connect_timeout(&address, WITHIN) {
            Ok(stream) => {
                stream.set_read_timeout(Some(WITHIN))?;
                stream.set_write_timeout(Some(WITHIN))?;
                return Ok(stream);
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}
