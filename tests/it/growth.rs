//! Whether the program gets slower as juries grow: every statement of a story is explained, and each must
//! find its rows by an index; a record becomes long.

#[path = "growth/long_record.rs"]
mod long_record;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, Mutex, PoisonError};

use citizens_jury::store::conn::{Conn, Target};
use diesel::connection::{
    Instrumentation, InstrumentationEvent, SimpleConnection as _, set_default_instrumentation,
};
use diesel::prelude::*;
use diesel::sql_types::Text;
use serde_json::Value;

/// Statements by the place that they were asked at; only of places that are watched.
static SEEN: LazyLock<Mutex<BTreeMap<String, BTreeSet<String>>>> = LazyLock::new(Mutex::default);

/// Tables that are read whole on purpose: one row a service, and what is emptied when a round closes.
const READ_WHOLE: [&str; 3] = ["installation", "reasons", "round_cleanings"];

/// What statements about the server itself and its schema name; juries do not make these longer.
const OF_THE_SERVER: [&str; 2] = ["__diesel_schema_migrations", "pg_stat_activity"];

/// One connection's statements.
#[derive(Default)]
struct Listener {
    place: Option<String>,
}

fn seen<T>(act: impl FnOnce(&mut BTreeMap<String, BTreeSet<String>>) -> T) -> T {
    act(&mut SEEN.lock().unwrap_or_else(PoisonError::into_inner))
}

impl Instrumentation for Listener {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartEstablishConnection { url, .. } => {
                // The program adds to an address how long it waits.
                let known = |place: &&String| {
                    url.strip_prefix(place.as_str())
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with('?'))
                };
                self.place = seen(|places| places.keys().find(known).cloned());
            }
            InstrumentationEvent::StartQuery { query, .. } => {
                let Some(place) = &self.place else { return };
                let text = query.to_string();
                let statement = text.split(" -- binds:").next().unwrap_or_default().trim().to_owned();
                seen(|places| places.entry(place.clone()).or_default().insert(statement));
            }
            _ => {}
        }
    }
}

fn place(database: &Target) -> String {
    match database {
        Target::Sqlite(path) => path.display().to_string(),
        Target::Postgres(url) => url.clone(),
    }
}

/// Notes every statement of connections that open from now on. To be called before the program opens it.
pub fn watch(database: &Target) {
    seen(|places| places.insert(place(database), BTreeSet::new()));
    set_default_instrumentation(|| Some(Box::new(Listener::default()))).unwrap();
}

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = Text)]
    detail: String,
}

#[derive(QueryableByName)]
struct Plan {
    #[diesel(sql_type = Text, column_name = "QUERY PLAN")]
    plan: String,
}

/// The tables that this statement reads from end to end.
fn read_whole(conn: &mut Conn, statement: &str) -> Vec<String> {
    match conn {
        Conn::Sqlite(c) => {
            let steps: Vec<Step> =
                diesel::sql_query(format!("EXPLAIN QUERY PLAN {statement}")).load(c).unwrap();
            let scans = steps.iter().filter_map(|step| step.detail.strip_prefix("SCAN "));
            scans
                .filter_map(|rest| rest.split(' ').next())
                .filter(|table| !matches!(*table, "CONSTANT" | "(subquery"))
                .map(str::to_owned)
                .collect()
        }
        Conn::Postgres(c) => {
            let prepare = format!("DEALLOCATE ALL; PREPARE one AS {statement}");
            c.batch_execute(&prepare).unwrap();
            let most = (1..=64).rev().find(|n| statement.contains(&format!("${n}"))).unwrap_or(0);
            let nothing =
                if most == 0 { String::new() } else { format!("({})", vec!["NULL"; most].join(",")) };
            let plans: Vec<Plan> =
                diesel::sql_query(format!("EXPLAIN (FORMAT JSON) EXECUTE one{nothing}")).load(c).unwrap();
            let mut found = Vec::new();
            let plan: Value = serde_json::from_str(&plans[0].plan).unwrap();
            walk(&plan[0]["Plan"], &mut found);
            found
        }
    }
}

/// Tables that a plan's nodes read without a condition on an index.
fn walk(node: &Value, found: &mut Vec<String>) {
    let kind = node["Node Type"].as_str().unwrap_or_default();
    let by_index = kind.starts_with("Index") || kind.starts_with("Bitmap Index");
    if kind == "Seq Scan" || (by_index && node["Index Cond"].is_null()) {
        found.push(node["Relation Name"].as_str().or(node["Index Name"].as_str()).unwrap_or("?").to_owned());
    }
    for child in node["Plans"].as_array().into_iter().flatten() {
        walk(child, found);
    }
}

/// Every statement that was seen finds its rows by an index.
pub fn check(database: &Target) {
    let statements = seen(|places| places.get(&place(database)).cloned().unwrap_or_default());
    let mut conn = database.connect().unwrap();
    if let Conn::Postgres(c) = &mut conn {
        // A small table is read whole whatever indexes it has, unless that is made dear.
        c.batch_execute("SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan").unwrap();
    }
    let asked = |statement: &&String| {
        let word = statement.split(' ').next().unwrap_or_default().to_uppercase();
        matches!(word.as_str(), "SELECT" | "UPDATE" | "DELETE")
            && !OF_THE_SERVER.iter().any(|name| statement.contains(name))
    };
    let mut slow = Vec::new();
    let mut explained = 0;
    for statement in statements.iter().filter(asked) {
        explained += 1;
        for table in read_whole(&mut conn, statement) {
            if !READ_WHOLE.contains(&table.trim_matches(['`', '"'])) {
                slow.push(format!("{table}: {statement}"));
            }
        }
    }
    println!("figure: {explained} statements explained, {} read a table from end to end", slow.len());
    assert!(explained > 100, "only {explained} statements were seen");
    assert!(slow.is_empty(), "{} statements read whole tables:\n{}", slow.len(), slow.join("\n"));
}
