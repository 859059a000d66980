//! Builds the application, tells its address, runs it until it is stopped.

use std::any::Any;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use actix_web::dev::{Server, ServerHandle};
use actix_web::http::header::HeaderValue;
use actix_web::http::header::{
    CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::middleware::{DefaultHeaders, from_fn};
use actix_web::web::{self, Data};
use actix_web::{App, HttpResponse, HttpServer, get};
use tokio::task::JoinHandle;

use crate::actions::passwords::Tries;
use crate::actions::{self, CHANGE_KEPT_MS};
use crate::backup;
use crate::broker::address::Address;
use crate::broker::local::Local;
use crate::broker::nats::Nats;
use crate::clock;
use crate::config::Config;
use crate::files::Files;
use crate::health::{self, Health};
use crate::http;
use crate::jury::tries::WINDOW_MS;
use crate::live::outgoing::{UNTAKEN, UNTAKEN_BYTES};
use crate::live::texts::Texts;
use crate::live::topics::Hub;
use crate::metrics::{Metrics, OPENMETRICS};
use crate::no::{Fault, No};
use crate::service::Service;
use crate::store::keys::Keys;
use crate::store::{self, Db};
use crate::tokens;
use crate::traces::Traces;

/// Seconds that open requests get when the program is told to stop.
const STOP_SECONDS: u64 = 10;
/// How often answers that are no longer kept are forgotten.
const FORGET_EVERY: Duration = Duration::from_secs(3_600);
/// How long tries to sign in are kept, in milliseconds: longer than they count, for clocks may differ.
const TRIES_KEPT_MS: i64 = 2 * WINDOW_MS;

/// The program, ready to run.
pub struct Application {
    pub address: SocketAddr,
    pub service: Service,
    /// Where the numbers are told, when they are asked for.
    pub numbers_at: Option<SocketAddr>,
    hub: Hub,
    /// Closes votes whose fixed end has come.
    ends: JoinHandle<()>,
    /// Over which its pages move to other nodes when it is told to stop.
    drain: Duration,
    server: Server,
}

impl Application {
    /// Migrates, opens the databases, binds the address. Only then is anything served.
    ///
    /// # Errors
    /// The fault that kept it from starting.
    pub async fn build(config: Config, demonstration: bool) -> Result<Self, Fault> {
        let listener = bind(config.listen)?;
        let address = listener.local_addr()?;
        let numbers = config.operation.metrics.map(bind).transpose()?;
        let numbers_at = numbers.as_ref().map(TcpListener::local_addr).transpose()?;
        let public_url = config.public_url.clone().unwrap_or_else(|| format!("http://{address}"));
        let (joins, drain) = (config.broker.clone(), config.operation.drain);
        let collector = config.operation.traces.clone();
        let mut service = web::block(move || open(&config, public_url.into(), demonstration)).await??;
        service.files.must_answer().await?;
        if let Some(broker) = joins {
            service.broker = Arc::new(join(&broker, &service.keys).await?);
        }
        service.traces = collector.map(Traces::to).unwrap_or_default();
        let hub = Hub::new(service.clone());
        actix_web::rt::spawn(forget(service.clone()));
        actix_web::rt::spawn(actions::closing::keep_clean(service.clone()));
        let ends = actix_web::rt::spawn(actions::ends::keep_ends(service.clone()));
        actix_web::rt::spawn(actions::files::keep_collecting(service.clone()));
        let texts = Texts::new(service.clone());
        let server = serve(service.clone(), hub.clone(), texts, listener)?;
        if let Some(listener) = numbers {
            actix_web::rt::spawn(tell_numbers(service.clone(), listener)?);
        }
        Ok(Self { address, service, numbers_at, hub, ends, drain, server })
    }

    /// A handle that stops the program.
    #[must_use]
    pub fn handle(&self) -> ServerHandle {
        self.server.handle()
    }

    /// Serves until a signal or the handle stops it.
    ///
    /// # Errors
    /// The server's own failure.
    pub async fn run_until_stopped(self) -> Result<(), Fault> {
        let Self { service, hub, ends, drain, server, .. } = self;
        let (handle, traces, database) = (server.handle(), service.traces.clone(), service.db.clone());
        actix_web::rt::spawn(async move {
            told_to_stop().await;
            leave(&service, &hub, drain).await;
            tokio::select! {
                () = handle.stop(true) => {}
                () = told_to_stop() => handle.stop(false).await,
            }
        });
        let stopped = server.await.map_err(Fault::from);
        ends.abort();
        traces.finish().await;
        // Whoever copies a folder whose service has stopped may take the database's file alone.
        if let Err(no) = database.writer.rest().await {
            tracing::warn!(%no, "the database's log stays beside it");
        }
        stopped
    }

    /// The link that makes the first account, while there is none.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn set_up_link(&self) -> Result<Option<String>, No> {
        let set_up = self.service.db.read(|conn| Ok(store::accounts::any(conn)?)).await?;
        let token = tokens::set_up_token(&self.service.keys);
        Ok((!set_up).then(|| format!("{}/set-up#{token}", self.service.public_url)))
    }
}

/// Migrates and opens the databases. Blocking.
///
/// # Errors
/// The fault that kept them from opening.
pub fn open(config: &Config, public_url: Arc<str>, demonstration: bool) -> Result<Service, Fault> {
    if let Some(sentence) = backup::unfinished(&config.database) {
        return Err(Fault::new(sentence));
    }
    // Both stay until the pools are open: when the last connection to an SQLite file ends, its log is taken in,
    // for which a start would wait for the disk three times.
    let mut database = config.database.reach("the database", config.operation.database_wait)?;
    let _key_store = config.keys.reach("the key store", config.operation.database_wait)?;
    config.database.migrate()?;
    let keys = store::installation::open_keys(&mut database, &config.keys)?;
    let db = Db::open(&config.database)?;
    let files = Files::open(&config.files)?;
    Ok(Service {
        files,
        metrics: Metrics::of(&db),
        traces: Traces::default(),
        slow: config.operation.slow,
        db,
        keys,
        health: Health::of(&config.database),
        broker: Arc::new(Local::default()),
        tries: Arc::new(Tries::with_signals_every(config.operation.signal_wait)),
        pollings: Arc::default(),
        demonstration,
        public_url,
        trusted_proxies: config.operation.trusted_proxies.clone().into(),
    })
}

/// Opens the databases for one command of an operator's, beside nodes that are told of it.
///
/// # Errors
/// The fault that kept them from opening.
pub async fn open_beside(config: &Config) -> Result<Service, Fault> {
    let mut service = open(config, "".into(), false)?;
    if let Some(broker) = &config.broker {
        service.broker = Arc::new(join(broker, &service.keys).await?);
    }
    Ok(service)
}

/// Joins the other nodes. Those that share a key store find each other, and nobody else on the same
/// broker hears them by chance.
async fn join(broker: &Address, keys: &Keys) -> Result<Nats, Fault> {
    let space = keys.hash("broker", "");
    Nats::join(broker, space.get(..16).unwrap_or_default(), clock::random_seed()).await
}

/// Goes on serving while pages move to other nodes, each at its own time. Whoever is in a hurry tells it
/// to stop once more. Sockets that stayed would hold the server for all of [`STOP_SECONDS`].
async fn leave(service: &Service, hub: &Hub, drain: Duration) {
    service.health.leave();
    hub.leave(drain);
    tokio::select! {
        () = actix_web::rt::time::sleep(drain) => {}
        () = told_to_stop() => {}
    }
    hub.leave(Duration::ZERO);
    service.broker.tell_left().await;
}

/// Returns at the signal with which an operator stops the program.
async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    if let Ok(mut terminated) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = interrupted => {}
            _ = terminated.recv() => {}
        }
        return;
    }
    let _ = interrupted.await;
}

async fn forget(service: Service) {
    loop {
        let now = clock::now();
        let forgotten = service.db.writer.write(move |conn| {
            store::changes::forget(conn, now.plus_ms(-CHANGE_KEPT_MS).0)?;
            Ok(store::tries::forget(conn, now.plus_ms(-TRIES_KEPT_MS))?)
        });
        if let Err(no) = forgotten.await {
            tracing::warn!(%no, "old answers could not be forgotten");
        }
        actix_web::rt::time::sleep(FORGET_EVERY).await;
    }
}

fn serve(service: Service, hub: Hub, texts: Texts, listener: TcpListener) -> Result<Server, Fault> {
    let https = service.public_url.starts_with("https://");
    let begun = Arc::<AtomicBool>::default();
    // Called on the thread of each worker before it takes connections.
    let server = HttpServer::new(move || {
        if !begun.swap(true, Ordering::Relaxed) {
            hub.begin();
            texts.begin();
        }
        App::new()
            .wrap(from_fn(http::problem::tell))
            .wrap(headers(https))
            .wrap(from_fn(http::watch::watch))
            .app_data(Data::new(service.clone()))
            .app_data(Data::new(hub.clone()))
            .app_data(Data::new(texts.clone()))
            .configure(http::serve)
            .service(http::sockets::live)
            .service(http::sockets::text)
            .service(http::results_page::show_results)
            .service(http::results_page::show_round_result)
            .service(health::healthz)
            .service(health::readyz)
            .default_service(web::get().to(http::assets::page))
    })
    .on_connect(|connection, _| bound(connection))
    .tcp_nodelay(true)
    .workers(std::thread::available_parallelism().map_or(2, usize::from))
    .shutdown_timeout(STOP_SECONDS)
    .disable_signals()
    .listen(listener)?;
    Ok(server.run())
}

fn bind(address: SocketAddr) -> Result<TcpListener, Fault> {
    TcpListener::bind(address)
        .map_err(|error| Fault::new(format_args!("cannot listen on {address}: {error}")))
}

/// The numbers have an address of their own: guests of the service must not read them.
fn tell_numbers(service: Service, listener: TcpListener) -> Result<Server, Fault> {
    let server = HttpServer::new(move || App::new().app_data(Data::new(service.clone())).service(metrics));
    Ok(server.workers(1).disable_signals().shutdown_timeout(0).listen(listener)?.run())
}

#[get("/metrics")]
async fn metrics(service: Data<Service>) -> Result<HttpResponse, No> {
    let text = web::block(move || service.metrics.text(&service.db, &*service.broker)).await??;
    Ok(HttpResponse::Ok().content_type(OPENMETRICS).body(text))
}

/// Bounds what the system holds for a reader that is slow, and has it end the connection of one that
/// takes nothing: the framework would hold it for as long as the other side keeps its line open.
fn bound(connection: &dyn Any) {
    #[cfg(target_os = "linux")]
    if let Some(tcp) = connection.downcast_ref::<tokio::net::TcpStream>() {
        let socket = socket2::SockRef::from(tcp);
        let bounded = socket.set_send_buffer_size(UNTAKEN_BYTES);
        if let Err(error) = bounded.and_then(|()| socket.set_tcp_user_timeout(Some(UNTAKEN))) {
            tracing::warn!(%error, "a slow reader's connection will be held");
        }
    }
}

/// Headers of every answer. Scripts, styles, pictures and connections come from here alone.
fn headers(https: bool) -> DefaultHeaders {
    const POLICY: &str = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; \
        object-src 'none'; img-src 'self' data:; connect-src 'self' ws: wss:";
    let headers = DefaultHeaders::new()
        .add((CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)))
        .add((X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")))
        .add((REFERRER_POLICY, HeaderValue::from_static("no-referrer")));
    if https { headers.add((STRICT_TRANSPORT_SECURITY, "max-age=31536000")) } else { headers }
}
