//! The command line.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use actix_web::rt::System;
use citizens_jury::actions::accounts::{self, NewAccount};
use citizens_jury::actions::second_factor;
use citizens_jury::backup::{self, Wrong};
use citizens_jury::config::{Config, Settings};
use citizens_jury::demo::{self, Point};
use citizens_jury::http;
use citizens_jury::jury::ids::JuryId;
use citizens_jury::jury::{record, verification};
use citizens_jury::startup::{self, Application};
use citizens_jury::views::record::Export;
use clap::{Args, Parser, Subcommand};
use tokio::runtime::Builder;
use tracing_subscriber::EnvFilter;

/// How long a thread that worked on a database stays without work.
const THREADS_KEPT: Duration = Duration::from_secs(24 * 3_600);
/// How long the service may take to say that it is ready.
const READY_WITHIN: Duration = Duration::from_secs(3);

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
    /// Writes a backup while the service runs; the key store goes apart, when it is asked for.
    Backup {
        file: PathBuf,
        /// Where to put a copy of the key store.
        #[arg(long)]
        keys: Option<PathBuf>,
        #[command(flatten)]
        settings: Settings,
    },
    /// Restores a backup into an empty place.
    Restore {
        file: PathBuf,
        /// The copy of the key store.
        #[arg(long)]
        keys: Option<PathBuf>,
        #[command(flatten)]
        settings: Settings,
    },
    /// Checks what was published: a round's bundle, or a jury's record. Needs no service and no network.
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
    /// Lets somebody who lost their authenticator app and their recovery codes sign in by password alone.
    ResetSecondFactor(OfAccount),
    /// Lets nobody sign in to an account any more, and ends what is signed in, on all nodes.
    Disable(OfAccount),
    /// Lets somebody sign in again.
    Enable(OfAccount),
}

#[derive(Args)]
struct OfAccount {
    #[arg(long)]
    email: String,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
struct Verify {
    #[command(subcommand)]
    what: Option<Published>,
    #[command(flatten)]
    bundle: Option<BundleFiles>,
}

#[derive(Args)]
struct BundleFiles {
    /// The bundle of a secret round.
    bundle: PathBuf,
    /// A juror's receipt: shows whether their ballots are in the bundle as they were cast.
    #[arg(long)]
    receipt: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Published {
    /// Counts a secret round again from its bundle and names the first thing that is wrong.
    Bundle(BundleFiles),
    /// Checks a record: its chain, its contents, its signed head.
    Record {
        file: PathBuf,
        /// The head that was printed, in hex: finds what was cut off or rewritten.
        #[arg(long)]
        head: Option<String>,
    },
    /// Checks a backup: its bytes, the database in it, every jury's record; prints the heads.
    Backup { file: PathBuf },
}

/// Why the program ends otherwise than well.
struct Failure {
    code: u8,
    lines: Vec<String>,
}

impl From<Vec<String>> for Failure {
    fn from(lines: Vec<String>) -> Self {
        Self { code: 1, lines }
    }
}

impl From<Wrong> for Failure {
    fn from(wrong: Wrong) -> Self {
        Self { code: wrong.exit_code(), lines: vec![wrong.to_string()] }
    }
}

fn main() -> ExitCode {
    let filter =
        EnvFilter::try_from_env("JURY_LOG").unwrap_or_else(|_| EnvFilter::new("info,async_nats=warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).json().init();
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure { code, lines }) => {
            for line in lines {
                let _ = writeln!(std::io::stderr(), "{line}");
            }
            ExitCode::from(code)
        }
    }
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Serve(settings) => system(serve(settings.check()?, None))?,
        Command::Demo { at, settings } => system(serve(settings.check()?, Some(at)))?,
        Command::Migrate(settings) => {
            let config = settings.check()?;
            config.database.migrate().map_err(in_words)?;
            config.keys.migrate_keys().map_err(in_words)?;
        }
        Command::Admin(command) => admin(command)?,
        Command::Backup { file, keys, settings } => {
            print(&backup::make(&settings.check()?, &file, keys.as_deref())?.join("\n"))?;
        }
        Command::Restore { file, keys, settings } => {
            print(&backup::restore(&settings.check()?, &file, keys.as_deref())?.join("\n"))?;
        }
        Command::Verify(asked) => verify(asked)?,
        Command::Export { jury, settings } => export(&settings, jury)?,
        Command::Ready(settings) => ready(settings.check()?.listen)?,
        Command::Openapi => print(&http::document().to_pretty_json().map_err(in_words)?)?,
    }
    Ok(())
}

fn admin(command: Admin) -> Result<(), Vec<String>> {
    match command {
        Admin::Create { email, name, settings } => {
            let mut password = String::new();
            std::io::stdin().read_line(&mut password).map_err(in_words)?;
            let new =
                NewAccount { email, name, password: password.trim_end_matches(['\r', '\n']).to_owned() };
            system(create_account(settings.check()?, new))
        }
        Admin::ResetSecondFactor(OfAccount { email, settings }) => {
            let service = startup::open(&settings.check()?, "".into(), false).map_err(in_words)?;
            system(async { second_factor::reset(&service, &email).await.map_err(in_words) })
        }
        Admin::Disable(OfAccount { email, settings }) => system(disable(settings.check()?, &email)),
        Admin::Enable(OfAccount { email, settings }) => {
            let service = startup::open(&settings.check()?, "".into(), false).map_err(in_words)?;
            system(async { accounts::enable(&service, &email).await.map_err(in_words) })
        }
    }
}

/// The nodes are told, so that sockets end at once too.
async fn disable(config: Config, email: &str) -> Result<(), Vec<String>> {
    let service = startup::open_beside(&config).await.map_err(in_words)?;
    accounts::disable(&service, email).await.map_err(in_words)?;
    service.broker.sent().await;
    Ok(())
}

fn export(settings: &Settings, jury: JuryId) -> Result<(), Vec<String>> {
    let service = startup::open(&settings.check()?, "".into(), false).map_err(in_words)?;
    let begun = service.db.read_blocking(|conn| Export::begin(conn, &service.keys, jury, true));
    let mut export = begun.map_err(in_words)?;
    while let Some(lines) = service.db.read_blocking(|conn| export.next(conn)).map_err(in_words)? {
        print(lines.trim_end())?;
    }
    Ok(())
}

fn verify(Verify { what, bundle }: Verify) -> Result<(), Failure> {
    match (what, bundle) {
        (Some(Published::Record { file, head }), _) => verify_record(&file, head.as_deref())?,
        (Some(Published::Backup { file }), _) => print(&backup::verify(&file)?.join("\n"))?,
        (Some(Published::Bundle(files)), _) | (None, Some(files)) => verify_bundle(&files)?,
        (None, None) => return Err(vec!["say which bundle to verify".to_owned()].into()),
    }
    Ok(())
}

fn verify_record(file: &Path, head: Option<&str>) -> Result<(), Vec<String>> {
    let mut file = File::open(file).map_err(in_words)?;
    // An empty file has no last byte.
    let mut last = [0];
    let whole =
        file.seek(SeekFrom::End(-1)).and_then(|_| file.read_exact(&mut last)).is_ok() && last == *b"\n";
    file.rewind().map_err(in_words)?;
    let mut unread = None;
    let lines =
        BufReader::new(file).split(b'\n').map_while(|line| line.map_err(|error| unread = Some(error)).ok());
    let checked = record::check_lines(lines, whole, head);
    if let Some(error) = unread {
        return Err(in_words(error));
    }
    let head = checked.map_err(|flaw| vec![format!("line {}: {}", flaw.line, flaw.what)])?;
    print(&format!("The record is whole: {} entries, head {}", head.count, head.head))
}

fn verify_bundle(files: &BundleFiles) -> Result<(), Vec<String>> {
    let read =
        |path: &PathBuf| std::fs::read(path).map_err(|error| vec![format!("{}: {error}", path.display())]);
    let bundle = read(&files.bundle)?;
    let receipt = files.receipt.as_ref().map(read).transpose()?;
    let whole = verification::verify(&bundle, receipt.as_deref()).map_err(in_words)?;
    print(&whole.in_words())
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
    let (head, said) = answer.split_once("\r\n\r\n").unwrap_or(("no answer", ""));
    if head.starts_with("HTTP/1.1 200 ") {
        return print(said.trim_end());
    }
    Err(vec![format!("not ready: {}", if said.is_empty() { head } else { said.trim_end() })])
}

fn in_words(error: impl std::fmt::Display) -> Vec<String> {
    vec![error.to_string()]
}

fn print(text: &str) -> Result<(), Vec<String>> {
    writeln!(std::io::stdout(), "{text}").map_err(in_words)
}

fn system<T>(work: impl Future<Output = Result<T, Vec<String>>>) -> Result<T, Vec<String>> {
    let runtime = Builder::new_current_thread().enable_all().thread_keep_alive(THREADS_KEPT).build();
    let runtime = runtime.map_err(in_words)?;
    System::with_tokio_rt(|| runtime).block_on(work)
}

async fn serve(config: Config, demonstration: Option<Point>) -> Result<(), Vec<String>> {
    let application = Application::build(config, demonstration.is_some()).await.map_err(in_words)?;
    if let Some(point) = demonstration {
        demo::prepare(&application.service, point).await.map_err(in_words)?;
    }
    print(&format!("Listening on http://{}", application.address))?;
    if let Some(address) = application.numbers_at {
        print(&format!("Numbers for Prometheus on http://{address}/metrics"))?;
    }
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
