//! Measures the service beside what people would otherwise build on. The servers have the first core, this
//! generator the second; service and peer take turns in one run, and medians are told.

mod ballots;
mod changes;
mod cluster;
mod control;
mod crowd;
mod guests;
mod juries;
mod jury;
mod line;
mod plot;
mod report;
mod server;
mod sign_ins;
mod signals;
mod starts;
mod stats;
mod texts;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::{Parser, Subcommand, ValueEnum};

use jury::World;
use report::Results;
use server::Kind;

/// What can be measured by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    Signals,
    Texts,
    Changes,
    SignIns,
    Guests,
    Growth,
    Juries,
    Crowd,
    Starts,
    Ballots,
}

#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    setting: Setting,
}

#[derive(Subcommand)]
enum Command {
    /// Serves as the control.
    Control,
}

#[derive(clap::Args, Clone, Debug)]
pub struct Setting {
    /// The parts to measure; all when left out.
    #[arg(long, value_enum)]
    only: Vec<Part>,
    /// Measure the service without its peers, for a profile; nothing is written.
    #[arg(long)]
    pub alone: bool,
    /// Turns of each server.
    #[arg(long, default_value_t = 5)]
    pub repeats: usize,
    /// Seconds that each turn is measured, after half of that to warm up.
    #[arg(long, default_value_t = 4.0)]
    seconds: f64,
    /// The service's program.
    #[arg(long, default_value = "target/release/citizens-jury")]
    pub program: PathBuf,
    /// The folder of the peers' servers.
    #[arg(long, default_value = "bench/peers")]
    pub peers: PathBuf,
    /// Where servers keep what they keep; the disk that is measured.
    #[arg(long, default_value = "bench/data")]
    pub data: PathBuf,
    /// Where the results go.
    #[arg(long, default_value = "bench")]
    results: PathBuf,
}

impl Setting {
    pub fn measured(&self) -> Duration {
        Duration::from_secs_f64(self.seconds)
    }

    pub fn warm(&self) -> Duration {
        self.measured() / 2
    }

    /// Those of the servers that take part.
    pub fn taking_part(&self, kinds: &[Kind]) -> Vec<Kind> {
        kinds.iter().copied().filter(|kind| !self.alone || *kind == Kind::Jury).collect()
    }

    fn measures(&self, part: Part) -> bool {
        self.only.is_empty() || self.only.contains(&part)
    }
}

/// Tells how far the run has come.
pub fn say(what: &str) {
    use std::sync::LazyLock;
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    println!("{:6.1} s  {what}", BEGUN.elapsed().as_secs_f64());
}

fn main() -> std::io::Result<()> {
    let cli = Cli::parse();
    if let Some(Command::Control) = cli.command {
        return actix_web::rt::System::new().block_on(control::serve());
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    tokio::task::LocalSet::new().block_on(&runtime, measure(&cli.setting));
    Ok(())
}

async fn measure(setting: &Setting) {
    std::fs::create_dir_all(&setting.data).expect("a folder for what the servers keep");
    let mut results = Results::read(&setting.results);
    let with_people = [Part::Signals, Part::Texts, Part::Changes, Part::SignIns, Part::Growth, Part::Guests];
    if with_people.into_iter().any(|part| setting.measures(part)) {
        let mut world = World::of(setting, if setting.measures(Part::Growth) { 4 } else { 2 }).await;
        measure_rooms(setting, &world, &mut results).await;
        if setting.measures(Part::Guests) {
            results.take(setting, guests::run(setting, &mut world).await);
        }
    }
    if setting.measures(Part::Juries) {
        results.take(setting, juries::run(setting).await);
    }
    if setting.measures(Part::Crowd) {
        results.take(setting, crowd::run(setting).await);
    }
    if setting.measures(Part::Starts) {
        results.take(setting, starts::run(setting).await);
    }
    if setting.measures(Part::Ballots) {
        results.take(setting, ballots::run());
    }
    let _ = std::fs::remove_dir(&setting.data);
}

async fn measure_rooms(setting: &Setting, world: &World, results: &mut Results) {
    if setting.measures(Part::Signals) {
        results.take(setting, signals::run(setting, world).await);
    }
    if setting.measures(Part::Texts) {
        results.take(setting, texts::run(setting, world).await);
    }
    if setting.measures(Part::Changes) {
        results.take(setting, changes::run(setting, world).await);
    }
    if setting.measures(Part::SignIns) {
        results.take(setting, sign_ins::run(setting, world).await);
    }
    if setting.measures(Part::Growth) {
        results.take(setting, signals::growth(setting, world).await);
    }
}
