//! The command line.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use citizens_jury::actions::accounts::{self, NewAccount};
use citizens_jury::config::{Config, Settings};
use citizens_jury::demo::{self, Point};
use citizens_jury::jury::ids::JuryId;
use citizens_jury::jury::record;
use citizens_jury::startup::{self, Application};
use citizens_jury::{http, views};
use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

/// How long the service may take to say that it is ready.
const READY_WITHIN: Duration = Duration::from_secs(2);

/// A citizens' jury: its agenda, rooms, recommendations and votes.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Runs the service.
    Serve(Settings),
    /// Runs a demonstration: a whole jury with invented people and votes.
    Demo {
        /// How far the jury has come when people see it.
        #[arg(long, value_enum, default_value_t)]
        at: Point,
        #[command(flatten)]
        settings: Settings,
    },
    /// Brings the databases up to date.
    Migrate(Settings),
    /// Accounts of those who run juries.
    #[command(subcommand)]
    Admin(Admin),
    /// Checks what was exported.
    #[command(subcommand)]
    Verify(Verify),
    /// Prints a jury's record.
    Export {
        jury: JuryId,
        #[command(flatten)]
        settings: Settings,
    },
    /// Asks the running service whether it can serve; for the health check of a container.
    Ready(Settings),
    /// Prints the OpenAPI document.
    Openapi,
}

#[derive(Subcommand)]
enum Admin {
    /// Makes an account; the password is read from standard input.
    Create {
        #[arg(long)]
        email: String,
        #[arg(long)]
        name: String,
        #[command(flatten)]
        settings: Settings,
    },
}

#[derive(Subcommand)]
enum Verify {
    /// Checks a record: its chain, its contents, its signed head.
    Record {
        file: PathBuf,
        /// The head that was printed, in hex: finds what was cut off or rewritten.
        #[arg(long)]
        head: Option<String>,
    },
}

fn main() -> ExitCode {
    let filter = EnvFilter::try_from_env("JURY_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).json().init();
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(lines) => {
            for line in lines {
                let _ = writeln!(std::io::stderr(), "{line}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<(), Vec<String>> {
    match command {
        Command::Serve(settings) => system(serve(settings.check()?, None)),
        Command::Demo { at, settings } => system(serve(settings.check()?, Some(at))),
        Command::Migrate(settings) => {
            let config = settings.check()?;
            config.database.migrate().map_err(in_words)?;
            config.keys.migrate_keys().map_err(in_words)
        }
        Command::Admin(Admin::Create { email, name, settings }) => {
            let mut password = String::new();
            std::io::stdin().read_line(&mut password).map_err(in_words)?;
            let new =
                NewAccount { email, name, password: password.trim_end_matches(['\r', '\n']).to_owned() };
            system(create_account(settings.check()?, new))
        }
        Command::Verify(Verify::Record { file, head }) => {
            let bytes = std::fs::read(&file).map_err(in_words)?;
            let head = record::check(&bytes, head.as_deref())
                .map_err(|flaw| vec![format!("line {}: {}", flaw.line, flaw.what)])?;
            print(&format!("The record is whole: {} entries, head {}", head.count, head.head))
        }
        Command::Export { jury, settings } => {
            let service = startup::open(&settings.check()?, "".into(), false).map_err(in_words)?;
            let text = service
                .db
                .read_blocking(|conn| views::mine::export(conn, &service.keys, jury, true))
                .map_err(in_words)?;
            print(text.trim_end())
        }
        Command::Ready(settings) => ready(settings.check()?.listen),
        Command::Openapi => print(&http::document().to_pretty_json().map_err(in_words)?),
    }
}

/// Asks `/readyz` of the service that listens there.
fn ready(mut listen: SocketAddr) -> Result<(), Vec<String>> {
    if listen.ip().is_unspecified() {
        listen.set_ip(if listen.is_ipv4() { Ipv4Addr::LOCALHOST.into() } else { Ipv6Addr::LOCALHOST.into() });
    }
    let mut stream = TcpStream::connect_timeout(&listen, READY_WITHIN).map_err(in_words)?;
    stream.set_read_timeout(Some(READY_WITHIN)).map_err(in_words)?;
    write!(stream, "GET /readyz HTTP/1.1\r\nHost: {listen}\r\nConnection: close\r\n\r\n")
        .map_err(in_words)?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).map_err(in_words)?;
    if answer.starts_with("HTTP/1.1 200 ") {
        return print("ready");
    }
    Err(vec![format!("not ready: {}", answer.lines().next().unwrap_or("no answer"))])
}

fn in_words(error: impl std::fmt::Display) -> Vec<String> {
    vec![error.to_string()]
}

fn print(text: &str) -> Result<(), Vec<String>> {
    writeln!(std::io::stdout(), "{text}").map_err(in_words)
}

fn system<T>(work: impl Future<Output = Result<T, Vec<String>>>) -> Result<T, Vec<String>> {
    actix_web::rt::System::new().block_on(work)
}

async fn serve(config: Config, demonstration: Option<Point>) -> Result<(), Vec<String>> {
    let application = Application::build(config, demonstration.is_some()).await.map_err(in_words)?;
    if let Some(point) = demonstration {
        demo::prepare(&application.service, point).await.map_err(in_words)?;
    }
    print(&format!("Listening on http://{}", application.address))?;
    if demonstration.is_some() {
        print(&format!("Demonstration: everybody's links are at {}/demo", application.service.public_url))?;
    }
    if let Some(link) = application.set_up_link().await.map_err(in_words)? {
        print(&format!("Make the first account here (once): {link}"))?;
    }
    application.run_until_stopped().await.map_err(in_words)
}

async fn create_account(config: Config, new: NewAccount) -> Result<(), Vec<String>> {
    let service = startup::open(&config, "".into(), false).map_err(in_words)?;
    accounts::create(&service, new, false).await.map(|_| ()).map_err(in_words)
}
