//! What was measured, kept from run to run: a partial run replaces the rows that it measured.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::server::Kind;
use crate::stats::{least, median, most};
use crate::{Setting, plot, say};

/// The name under which the service's own figures stand.
pub const OURS: &str = "citizens-jury";

/// What the service's figure is to be.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Bound {
    /// Times the other's figure; the figure itself when there is no other.
    times: f64,
    /// Added to that, in the row's unit.
    #[serde(default)]
    plus: f64,
    beside: Option<String>,
    at_least: bool,
}

/// A line for each server, in place of bars.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Lines {
    pub x: String,
    pub y: String,
    pub of: BTreeMap<String, Vec<(f64, f64)>>,
}

/// One row of the table.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Row {
    pub name: String,
    pub title: String,
    pub unit: String,
    /// By server: one figure a turn.
    pub figures: BTreeMap<String, Vec<f64>>,
    pub bounds: Vec<Bound>,
    /// How it was measured.
    pub how: String,
    pub invalid: Option<String>,
    pub lines: Option<Lines>,
    #[serde(default)]
    pub measured: String,
}

/// All rows, and what they were measured with.
pub struct Results {
    folder: PathBuf,
    kept: Kept,
}

#[derive(Default, Serialize, Deserialize)]
struct Kept {
    machine: Vec<(String, String)>,
    rows: Vec<Row>,
}

/// The order of the table, whatever was measured last.
const ORDER: [&str; 22] = [
    "signals-cost",
    "signals-p99",
    "signals-p50",
    "durable-change",
    "texts-cost",
    "texts-p99",
    "guests-p99",
    "guests-cpu",
    "guest-memory",
    "start",
    "start-memory",
    "ballots-sqlite",
    "ballots-postgres",
    "sign-ins",
    "results-page",
    "growth",
    "juries-p99",
    "juries-cost",
    "juries-memory",
    "crowd-p99",
    "crowd-cost",
    "crowd-memory",
];

impl Bound {
    pub fn at_least(times: f64, beside: Kind) -> Self {
        Self { times, plus: 0.0, beside: Some(beside.name().into()), at_least: true }
    }

    pub fn at_most(times: f64, beside: Kind) -> Self {
        Self { at_least: false, ..Self::at_least(times, beside) }
    }

    /// At most that, whatever others do.
    pub fn at_most_so(figure: f64) -> Self {
        Self { times: figure, plus: 0.0, beside: None, at_least: false }
    }

    /// Beside another series of the row, which is not a server's.
    pub fn beside(self, series: &str) -> Self {
        Self { beside: Some(series.into()), ..self }
    }

    pub fn plus(self, plus: f64) -> Self {
        Self { plus, ..self }
    }

    /// What is seen of it, as it stands in the table, and whether it holds.
    fn judge(&self, row: &Row) -> (String, String, bool) {
        let ours = &row.figures[OURS];
        let sign = if self.at_least { "≥" } else { "≤" };
        let holds = |seen: f64, goal: f64| if self.at_least { seen >= goal } else { seen <= goal };
        let Some(name) = &self.beside else {
            let seen = median(ours);
            let goal = format!("{sign} {} {}", number(self.times), row.unit);
            return (number(seen), goal, holds(seen, self.times));
        };
        let theirs = &row.figures[name];
        if self.plus != 0.0 {
            let (seen, goal) = (median(ours), self.times * median(theirs) + self.plus);
            let words =
                format!("{sign} {} × {name} + {} {} = {}", self.times, self.plus, row.unit, number(goal));
            return (number(seen), words, holds(seen, goal));
        }
        let ratios: Vec<f64> = ours.iter().zip(theirs).map(|(ours, theirs)| ours / theirs).collect();
        let seen = median(&ratios);
        let spread = format!("{seen:.2} × {name} ({:.2}–{:.2})", least(&ratios), most(&ratios));
        (spread, format!("{sign} {} × {name}", self.times), holds(seen, self.times))
    }
}

impl Row {
    pub fn new(
        name: &str,
        title: &str,
        unit: &str,
        figures: BTreeMap<Kind, Vec<f64>>,
        bounds: Vec<Bound>,
    ) -> Self {
        let figures = figures.into_iter().map(|(kind, figures)| (kind.name().to_owned(), figures)).collect();
        Self {
            name: name.into(),
            title: title.into(),
            unit: unit.into(),
            figures,
            bounds,
            how: String::new(),
            invalid: None,
            lines: None,
            measured: String::new(),
        }
    }

    pub fn how(self, how: &str) -> Self {
        Self { how: how.into(), ..self }
    }

    pub fn with(mut self, series: &str, figures: Vec<f64>) -> Self {
        self.figures.insert(series.into(), figures);
        self
    }

    fn repeats(&self) -> usize {
        self.figures.values().map(Vec::len).max().unwrap_or_default()
    }
}

/// A figure with as many places as tell something.
pub fn number(value: f64) -> String {
    match value.abs() {
        0.0..1.0 => format!("{value:.3}"),
        1.0..10.0 => format!("{value:.2}"),
        10.0..1_000.0 => format!("{value:.1}"),
        _ => {
            let mut digits = format!("{value:.0}");
            let mut at = digits.len();
            while at > 3 {
                at -= 3;
                digits.insert(at, ',');
            }
            digits
        }
    }
}

impl Results {
    pub fn read(folder: &Path) -> Self {
        let kept = std::fs::read(folder.join("results.json")).ok();
        let kept = kept.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        Self { folder: folder.into(), kept }
    }

    /// Takes rows that were just measured, and writes table and plots anew.
    pub fn take(&mut self, setting: &Setting, rows: Vec<Row>) {
        if setting.alone {
            return;
        }
        let now = jiff::Timestamp::now().strftime("%Y-%m-%d %H:%M UTC").to_string();
        self.kept.machine = machine(setting);
        for row in rows {
            for bound in &row.bounds {
                let (seen, goal, holds) = bound.judge(&row);
                say(&format!("{}: {seen}; goal {goal}: {}", row.title, met(holds)));
            }
            let row = Row { measured: now.clone(), ..row };
            match self.kept.rows.iter_mut().find(|kept| kept.name == row.name) {
                Some(kept) => *kept = row,
                None => self.kept.rows.push(row),
            }
        }
        let place = |row: &Row| ORDER.iter().position(|name| *name == row.name);
        self.kept.rows.sort_by_key(place);
        self.write().expect("the results can be written");
    }

    fn write(&self) -> std::io::Result<()> {
        let plots = self.folder.join("plots");
        std::fs::create_dir_all(&plots)?;
        for row in &self.kept.rows {
            let svg =
                row.lines.as_ref().map_or_else(|| plot::bars(row), |lines| plot::lines(&row.title, lines));
            std::fs::write(plots.join(format!("{}.svg", row.name)), svg)?;
        }
        let json = serde_json::to_string_pretty(&self.kept).map_err(std::io::Error::other)?;
        std::fs::write(self.folder.join("results.json"), json + "\n")?;
        std::fs::write(self.folder.join("results.md"), self.table())
    }

    fn table(&self) -> String {
        let mut md = String::from(
            "# The service beside its peers\n\n\
             Written by `make bench`. Service and peer take turns in one run; the server has the first core, the \
             generator the second. Figures are medians of the turns with the least and the most; ratios are the \
             median of each turn's own. Absolute figures belong to the machine that they were measured on.\n\n",
        );
        for (what, which) in &self.kept.machine {
            let _ = writeln!(md, "- {what}: {which}");
        }
        md += "\n| figure | seen | goal | met |\n|---|---|---|---|\n";
        for row in &self.kept.rows {
            for bound in &row.bounds {
                let (seen, goal, holds) = bound.judge(row);
                let verdict = if row.invalid.is_some() { "run not valid" } else { met(holds) };
                let _ = writeln!(md, "| [{}](#{}) | {seen} | {goal} | {verdict} |", row.title, row.name);
            }
        }
        for row in &self.kept.rows {
            let _ = writeln!(md, "\n<a id=\"{}\"></a>\n## {}\n", row.name, row.title);
            if let Some(why) = &row.invalid {
                let _ = writeln!(md, "**Not valid.** {why}\n");
            }
            let _ = writeln!(md, "{}\n\n{}, {} turns.\n", row.how, row.measured, row.repeats());
            let _ = writeln!(md, "| | median, {} | least | most |\n|---|---|---|---|", row.unit);
            for (name, figures) in &row.figures {
                let (middle, from, to) = (median(figures), least(figures), most(figures));
                let _ = writeln!(md, "| {name} | {} | {} | {} |", number(middle), number(from), number(to));
            }
            let _ = writeln!(md, "\n![{}](plots/{}.svg)", row.title, row.name);
        }
        md
    }
}

fn met(holds: bool) -> &'static str {
    if holds { "yes" } else { "no" }
}

fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let said = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    said.ok().filter(|said| !said.is_empty()).unwrap_or_else(|| "unknown".into())
}

/// Machine and versions.
fn machine(setting: &Setting) -> Vec<(String, String)> {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let (cpu, memory) = (read("/proc/cpuinfo"), read("/proc/meminfo"));
    let field = |text: &str, name: &str| {
        let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        line.split(':').nth(1).unwrap_or_default().trim().to_owned()
    };
    let cores = cpu.lines().filter(|line| line.starts_with("processor")).count();
    let peers = read(&setting.peers.join("package.json").display().to_string());
    let peers: serde_json::Value = serde_json::from_str(&peers).unwrap_or_default();
    let peers = peers["dependencies"].as_object().cloned().unwrap_or_default();
    let peers: Vec<String> = peers
        .iter()
        .map(|(name, version)| format!("{name} {}", version.as_str().unwrap_or_default()))
        .collect();
    let row = |what: &str, which: String| (what.to_owned(), which);
    vec![
        row(
            "machine",
            format!("{}, {cores} cores, memory {}", field(&cpu, "model name"), field(&memory, "MemTotal")),
        ),
        row("kernel", said("uname", &["-sr"])),
        row(
            "service",
            format!(
                "{}, commit {}",
                said(&setting.program.display().to_string(), &["--version"]),
                said("git", &["rev-parse", "--short", "HEAD"])
            ),
        ),
        row("compiler", said("rustc", &["--version"])),
        row("peers", format!("Node {}; {}", said("node", &["--version"]), peers.join(", "))),
    ]
}
