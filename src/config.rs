//! What an operator sets, checked once, every error at once.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
use url::Url;

use crate::store::conn::Target;

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
    /// Address that people type, for instance `https://jury.example`.
    #[arg(long, env = "JURY_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Broker between nodes; without it, this is the only node.
    #[arg(long, env = "JURY_BROKER_URL", hide_env_values = true)]
    pub broker_url: Option<String>,
}

/// Settings that hold.
#[derive(Clone, Debug)]
pub struct Config {
    pub listen: SocketAddr,
    pub database: Target,
    pub keys: Target,
    /// Without a slash at the end; none when it follows from the address listened on.
    pub public_url: Option<String>,
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
        if self.broker_url.is_some() {
            errors
                .push("JURY_BROKER_URL is set, but this version runs on one node only; leave it out".into());
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
        match listen {
            Ok(listen) if errors.is_empty() => Ok(Config { listen, database, keys, public_url }),
            _ => Err(errors),
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
            broker_url: None,
        }
    }

    #[test]
    fn every_error_is_told_at_once() {
        let wrong = Settings {
            listen: "here".into(),
            database_url: Some("mysql://x".into()),
            public_url: Some("jury.example".into()),
            ..settings()
        };
        assert_eq!(wrong.check().unwrap_err().len(), 3);
        assert!(settings().check().is_ok());
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
