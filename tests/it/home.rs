//! Where a story happens: empty migrated databases of its own, on either backend.

use std::path::PathBuf;

use citizens_jury::store::conn::Target;
use tempfile::TempDir;

use crate::postgres::{self, Cluster, Database};

/// The databases and the folder of one test; gone with the value.
pub struct Home {
    pub database: Target,
    pub keys: Target,
    /// The data folder, as `JURY_DATA_DIR` names it.
    pub folder: TempDir,
    /// Where files of evidence are kept; nodes beside one another share it.
    pub files: PathBuf,
    /// Settings of the program besides where its databases are.
    pub settings: Vec<(&'static str, String)>,
    pub _dropped_at_the_end: Vec<Database>,
}

impl Home {
    /// Embedded databases in the folder.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = Target::Sqlite(folder.path().join("jury.db"));
        let keys = Target::Sqlite(folder.path().join("keys.db"));
        database.migrate().unwrap();
        keys.migrate_keys().unwrap();
        let files = folder.path().join("files");
        Self { database, keys, folder, files, settings: Vec::new(), _dropped_at_the_end: Vec::new() }
    }

    /// Two databases on the tests' own server.
    pub fn postgres() -> Self {
        Self::of(postgres::database(), postgres::keys_database())
    }

    /// Two databases on a server that is not everybody's.
    pub fn on(cluster: &Cluster) -> Self {
        let (database, keys) = cluster.databases();
        Self::of(database, keys)
    }

    fn of(database: Database, keys: Database) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            files: folder.path().join("files"),
            folder,
            database: Target::Postgres(database.url.clone()),
            keys: Target::Postgres(keys.url.clone()),
            settings: Vec::new(),
            _dropped_at_the_end: vec![database, keys],
        }
    }

    /// The same databases for another node, with a folder of its own.
    pub fn shared(&self) -> Self {
        Self {
            database: self.database.clone(),
            keys: self.keys.clone(),
            files: self.files.clone(),
            folder: tempfile::tempdir().unwrap(),
            settings: Vec::new(),
            _dropped_at_the_end: Vec::new(),
        }
    }

    /// What the program needs in its environment to live here.
    pub fn environment(&self) -> Vec<(&'static str, String)> {
        let mut environment = vec![("JURY_DATA_DIR", self.folder.path().display().to_string())];
        for (name, target) in [("JURY_DATABASE_URL", &self.database), ("JURY_KEYS_URL", &self.keys)] {
            if let Target::Postgres(url) = target {
                environment.push((name, url.clone()));
            }
        }
        environment.push(("JURY_FILES_URL", format!("file://{}", self.files.display())));
        environment.extend(self.settings.iter().cloned());
        environment
    }
}

/// What a story begins with, made in a home.
pub trait Begin: Sized {
    async fn begin(home: Home) -> Self;
}

impl Begin for Home {
    async fn begin(home: Home) -> Self {
        home
    }
}

/// Tells a story twice: `name::sqlite` and `name::postgres`.
///
/// `both! { async fn a_card_works_again(app: App) { … } }`, or `home: Home` for the store alone.
macro_rules! both {
    ($($(#[$meta:meta])* async fn $name:ident($start:ident: $kind:ty) $body:block)*) => {$(
        mod $name {
            use super::*;

            $(#[$meta])*
            async fn story($start: $kind) $body

            #[actix_web::test]
            async fn sqlite() {
                story(<$kind as $crate::home::Begin>::begin($crate::home::Home::sqlite()).await).await;
            }

            #[actix_web::test]
            async fn postgres() {
                story(<$kind as $crate::home::Begin>::begin($crate::home::Home::postgres()).await).await;
            }
        }
    )*};
}

#[cfg(test)]
mod tests {
    use citizens_jury::store::Db;
    use citizens_jury::store::keys::Keys;

    use super::Home;

    both! {
        async fn a_home_opens_twice_with_the_same_keys(home: Home) {
            Db::open(&home.database).unwrap();
            let first = Keys::open(&home.keys).unwrap();
            let again = Keys::open(&home.keys).unwrap();
            assert_eq!(first.service().tokens, again.service().tokens);
            home.database.migrate().unwrap();
            home.keys.migrate_keys().unwrap();
        }
    }
}
