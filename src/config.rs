//! What an operator sets, checked once, every error at once.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use ipnet::IpNet;
use url::Url;

use crate::broker::address::Address;
use crate::files::Place;
use crate::store::conn::Target;

/// One signal a second is as much as a room can take in.
pub const SIGNAL_WAIT_MS: u64 = 1_000;
/// How long pages are given to move to another node, unless set.
const DRAIN_SECONDS: u64 = 5;
const DRAIN_MAX_SECONDS: u64 = 300;
/// Nobody waits gladly for longer than this.
pub const SLOW_MS: u64 = 500;

/// Settings, as flags or environment variables.
#[derive(Args, Clone, Debug)]
pub struct Settings {
    /// Address and port to listen on.
    #[arg(long, env = "JURY_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// PostgreSQL database; without it, SQLite in the data folder.
    #[arg(long, env = "JURY_DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// A file that holds the address of the database, with its password.
    #[arg(long, env = "JURY_DATABASE_URL_FILE")]
    pub database_url_file: Option<PathBuf>,
    /// PostgreSQL database of the key store; without it, beside the database.
    #[arg(long, env = "JURY_KEYS_URL", hide_env_values = true)]
    pub keys_url: Option<String>,
    /// A file that holds the address of the key store.
    #[arg(long, env = "JURY_KEYS_URL_FILE")]
    pub keys_url_file: Option<PathBuf>,
    /// Folder of everything that is kept.
    #[arg(long, env = "JURY_DATA_DIR", default_value = "data")]
    pub data_dir: PathBuf,
    /// Where files of evidence are kept: `file:///…`, a folder that all nodes share; without it, in the data
    /// folder.
    #[arg(long, env = "JURY_FILES_URL")]
    pub files_url: Option<String>,
    /// Address that people type, for instance `https://jury.example`.
    #[arg(long, env = "JURY_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Seconds to wait at the start for a PostgreSQL database that does not answer yet.
    #[arg(long, env = "JURY_DATABASE_WAIT_SECONDS", default_value_t = 10)]
    pub database_wait_seconds: u64,
    /// Address and port on which Prometheus reads the numbers; without it, nobody does.
    #[arg(long, env = "JURY_METRICS_LISTEN")]
    pub metrics_listen: Option<String>,
    /// Milliseconds after which a change is told in the log as slow.
    #[arg(long, env = "JURY_SLOW_MS", default_value_t = SLOW_MS)]
    pub slow_ms: u64,
    /// Collector of traces (OTLP over HTTP), for instance `http://127.0.0.1:4318`; without it, nothing is
    /// traced.
    #[arg(long, env = "JURY_TRACES_URL")]
    pub traces_url: Option<String>,
    /// NATS between nodes, `nats://` or `tls://`, several with commas between; without it, this is the
    /// only node.
    #[arg(long, env = "JURY_BROKER_URL", hide_env_values = true)]
    pub broker_url: Option<String>,
    /// Addresses or networks of the proxies in front, with commas between; guessing is counted by whom they
    /// say a request comes from.
    #[arg(long, env = "JURY_TRUSTED_PROXIES")]
    pub trusted_proxies: Option<String>,
    /// Milliseconds between two signals of one person to their room; 0 lets any number through.
    #[arg(long, env = "JURY_SIGNAL_WAIT_MS", default_value_t = SIGNAL_WAIT_MS, value_parser = clap::value_parser!(u64).range(0..=60_000))]
    pub signal_wait_ms: u64,
    /// A file that holds the address of the broker, with its password.
    #[arg(long, env = "JURY_BROKER_URL_FILE")]
    pub broker_url_file: Option<PathBuf>,
    /// Seconds over which a node that is told to stop sends its pages to other nodes while it goes on
    /// serving; without it, 5 with a broker and 0 for an only node.
    #[arg(long, env = "JURY_DRAIN_SECONDS")]
    pub drain_seconds: Option<u64>,
}

/// Settings that hold.
#[derive(Clone, Debug)]
pub struct Config {
    pub listen: SocketAddr,
    pub database: Target,
    pub keys: Target,
    /// Where files of evidence are kept.
    pub files: Place,
    /// Without a slash at the end; none when it follows from the address listened on.
    pub public_url: Option<String>,
    /// None for the only node.
    pub broker: Option<Address>,
    pub operation: Operation,
}

/// How the program is operated; nothing that people notice.
#[derive(Clone, Debug)]
pub struct Operation {
    /// How long to wait at the start for a database that does not answer yet.
    pub database_wait: Duration,
    /// Proxies in front, whose word on whom a request comes from is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Between two signals of one person to their room.
    pub signal_wait: Duration,
    /// Over which a node that is told to stop sends its pages to others.
    pub drain: Duration,
    /// Where Prometheus reads the numbers.
    pub metrics: Option<SocketAddr>,
    /// A change that takes longer has a line in the log.
    pub slow: Duration,
    /// Where single requests are told.
    pub traces: Option<Url>,
}

impl Default for Operation {
    fn default() -> Self {
        Self {
            database_wait: Duration::ZERO,
            trusted_proxies: Vec::new(),
            signal_wait: Duration::from_millis(SIGNAL_WAIT_MS),
            drain: Duration::ZERO,
            metrics: None,
            slow: Duration::from_millis(SLOW_MS),
            traces: None,
        }
    }
}

impl Settings {
    /// Checks all settings.
    ///
    /// # Errors
    /// Every setting that does not hold, in words.
    pub fn check(&self) -> Result<Config, Vec<String>> {
        let mut errors = Vec::new();
        let listen = self.listen.parse::<SocketAddr>().map_err(|_| {
            errors.push(format!("JURY_LISTEN is not an address with a port: “{}”", self.listen));
        });
        let url = secret("JURY_DATABASE_URL", &self.database_url, &self.database_url_file, &mut errors);
        let database = target("JURY_DATABASE_URL", url, &mut errors)
            .unwrap_or_else(|| Target::Sqlite(self.data_dir.join("jury.db")));
        let url = secret("JURY_KEYS_URL", &self.keys_url, &self.keys_url_file, &mut errors);
        let keys = target("JURY_KEYS_URL", url, &mut errors)
            .unwrap_or_else(|| Target::Sqlite(self.data_dir.join("keys.db")));
        if self.data_dir.exists() && !self.data_dir.is_dir() {
            errors.push(format!("JURY_DATA_DIR is not a folder: “{}”", self.data_dir.display()));
        }
        let files = self.files(&mut errors);
        let broker = self.broker(&mut errors);
        let drain = self.drain_seconds.unwrap_or(if broker.is_some() { DRAIN_SECONDS } else { 0 });
        if drain > DRAIN_MAX_SECONDS {
            errors.push(format!("JURY_DRAIN_SECONDS is more than {DRAIN_MAX_SECONDS}: {drain}"));
        }
        let public_url = self.public_url.as_deref().map(|text| match Url::parse(text) {
            Ok(url) if matches!(url.scheme(), "http" | "https") && url.path() == "/" => {
                text.trim_end_matches('/').to_owned()
            }
            _ => {
                errors.push(format!("JURY_PUBLIC_URL is not an address like https://jury.example: “{text}”"));
                String::new()
            }
        });
        let operation = self.operation(drain, &mut errors);
        match listen {
            Ok(listen) if errors.is_empty() => {
                Ok(Config { listen, database, keys, files, public_url, broker, operation })
            }
            _ => Err(errors),
        }
    }

    fn broker(&self, errors: &mut Vec<String>) -> Option<Address> {
        let url = secret("JURY_BROKER_URL", &self.broker_url, &self.broker_url_file, errors)?;
        let address = Address::read(&url);
        if let Err(wrong) = &address {
            errors.push(format!("JURY_BROKER_URL {wrong}"));
        }
        address.ok()
    }
}

impl Settings {
    fn files(&self, errors: &mut Vec<String>) -> Place {
        const WRONG: &str = "JURY_FILES_URL is not an address of a folder like file:///srv/files";
        let here = Place::Folder(self.data_dir.join("files"));
        let Some(text) = &self.files_url else { return here };
        let url = Url::parse(text).ok();
        let place = url.and_then(|url| match url.scheme() {
            "file" => url.to_file_path().ok().map(Place::Folder),
            _ => None,
        });
        // What is wrong is not repeated: it may hold a password.
        place.unwrap_or_else(|| {
            errors.push(WRONG.to_owned());
            here
        })
    }

    fn operation(&self, drain_seconds: u64, errors: &mut Vec<String>) -> Operation {
        let metrics = self.metrics_listen.as_ref().and_then(|text| {
            let address = text.parse().ok();
            if address.is_none() {
                errors.push(format!("JURY_METRICS_LISTEN is not an address with a port: “{text}”"));
            }
            address
        });
        let traces = self.traces_url.as_deref().and_then(|text| {
            let address = collector(text);
            if let Err(wrong) = address {
                errors.push(format!("JURY_TRACES_URL {wrong}"));
            }
            address.ok()
        });
        Operation {
            database_wait: Duration::from_secs(self.database_wait_seconds),
            trusted_proxies: networks(self.trusted_proxies.as_deref().unwrap_or_default(), errors),
            signal_wait: Duration::from_millis(self.signal_wait_ms),
            drain: Duration::from_secs(drain_seconds),
            metrics,
            slow: Duration::from_millis(self.slow_ms),
            traces,
        }
    }
}

/// A setting that may be given itself or in a file, as containers hand out secrets.
fn secret(
    name: &str,
    given: &Option<String>,
    file: &Option<PathBuf>,
    errors: &mut Vec<String>,
) -> Option<String> {
    match (given, file) {
        (Some(_), Some(_)) => {
            errors.push(format!("{name} and {name}_FILE are both set; leave one out"));
            None
        }
        (None, Some(path)) => match std::fs::read_to_string(path) {
            Ok(text) => Some(text.trim().to_owned()),
            Err(error) => {
                errors.push(format!("{name}_FILE cannot be read: “{}”: {error}", path.display()));
                None
            }
        },
        (given, None) => given.clone(),
    }
}

/// The address alone, since the paths below it are fixed. What is wrong does not repeat it: it may hold a
/// password.
fn collector(text: &str) -> Result<Url, &'static str> {
    const WRONG: &str = "is not the address of a collector, such as http://127.0.0.1:4318";
    let url = Url::parse(text).map_err(|_| WRONG)?;
    let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    match url.scheme() {
        "https" => {
            Err("begins with https://; run a collector beside this node, at http://, that sends them on")
        }
        "http" if bare && url.username().is_empty() && url.password().is_none() => Ok(url),
        _ => Err(WRONG),
    }
}

/// Networks, or single addresses, with commas between.
fn networks(text: &str, errors: &mut Vec<String>) -> Vec<IpNet> {
    let mut found = Vec::new();
    for one in text.split(',').map(str::trim).filter(|one| !one.is_empty()) {
        match one.parse::<IpNet>().or_else(|_| one.parse::<IpAddr>().map(IpNet::from)) {
            Ok(network) => found.push(network),
            Err(_) => errors.push(format!("JURY_TRUSTED_PROXIES names no address or network: “{one}”")),
        }
    }
    found
}

fn target(name: &str, url: Option<String>, errors: &mut Vec<String>) -> Option<Target> {
    let url = url?;
    if !(url.starts_with("postgres://") || url.starts_with("postgresql://")) {
        errors.push(format!("{name} must begin with postgres://; leave it out for SQLite"));
    }
    Some(Target::Postgres(url))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn settings() -> Settings {
        Settings {
            listen: "127.0.0.1:0".into(),
            database_url: None,
            database_url_file: None,
            keys_url: None,
            keys_url_file: None,
            data_dir: "data".into(),
            public_url: None,
            files_url: None,
            database_wait_seconds: 10,
            metrics_listen: None,
            slow_ms: 500,
            traces_url: None,
            broker_url: None,
            trusted_proxies: None,
            signal_wait_ms: SIGNAL_WAIT_MS,
            broker_url_file: None,
            drain_seconds: None,
        }
    }

    #[test]
    fn every_error_is_told_at_once() {
        let wrong = Settings {
            listen: "here".into(),
            database_url: Some("mysql://x".into()),
            public_url: Some("jury.example".into()),
            trusted_proxies: Some("10.0.0.0/8, ::1, the proxy".into()),
            broker_url: Some("http://jury:secret@broker".into()),
            drain_seconds: Some(10_000),
            files_url: Some("s4://jury:secret@bucket".into()),
            traces_url: Some("http://jury:secret@collector:4318".into()),
            ..settings()
        };
        let errors = wrong.check().unwrap_err();
        assert_eq!(errors.len(), 8);
        assert!(!errors.concat().contains("secret"), "{errors:?}");
        assert!(settings().check().is_ok());
    }

    #[test]
    fn a_collector_is_an_address_and_nothing_more() {
        let told = |text: &str| Settings { traces_url: Some(text.into()), ..settings() }.check();
        for right in ["http://127.0.0.1:4318", "http://collector:4318/", "http://[::1]:4318"] {
            assert!(told(right).unwrap().operation.traces.is_some(), "{right}");
        }
        for wrong in ["", "collector:4318", "127.0.0.1:4318", "http://collector:4318/v1/traces", "http://"] {
            let errors = told(wrong).unwrap_err();
            assert!(
                errors.len() == 1 && errors[0].starts_with("JURY_TRACES_URL is not"),
                "{wrong}: {errors:?}"
            );
        }
        assert!(told("https://collector:4318").unwrap_err()[0].contains("run a collector beside this node"));
    }

    #[test]
    fn files_are_kept_in_a_folder() {
        let told = |text: &str| Settings { files_url: Some(text.into()), ..settings() }.check();
        assert_eq!(settings().check().unwrap().files, Place::Folder("data/files".into()));
        assert_eq!(told("file:///srv/files").unwrap().files, Place::Folder("/srv/files".into()));
        for wrong in ["", "files", "s3://", "s3://key:secret@bucket", "http://bucket.example", "file://host"]
        {
            let errors = told(wrong).unwrap_err();
            assert!(errors.len() == 1 && !errors[0].contains("secret"), "{wrong}: {errors:?}");
        }
    }

    #[test]
    fn a_node_with_a_broker_gives_its_pages_time_to_move() {
        assert!(settings().check().unwrap().operation.drain.is_zero());
        let joined = Settings { broker_url: Some("nats://broker:4222".into()), ..settings() };
        assert_eq!(joined.check().unwrap().operation.drain.as_secs(), 5);
        let hurried = Settings { drain_seconds: Some(1), ..joined };
        assert_eq!(hurried.check().unwrap().operation.drain.as_secs(), 1);
    }

    #[test]
    fn a_secret_is_read_from_its_file_or_missed_in_words() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "postgres://jury:secret@database/jury\n").unwrap();
        let by_file = Settings { database_url_file: Some(file.path().into()), ..settings() };
        let config = by_file.check().unwrap();
        assert!(
            matches!(config.database, Target::Postgres(url) if url == "postgres://jury:secret@database/jury")
        );
        let twice = Settings { database_url: Some("postgres://x/y".into()), ..by_file };
        assert_eq!(twice.check().unwrap_err().len(), 1);
        let missing = Settings { keys_url_file: Some("/nowhere/at/all".into()), ..settings() };
        assert_eq!(missing.check().unwrap_err().len(), 1);
    }
}
