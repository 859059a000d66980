//! The key store: a key a person, and the service's own keys, in a database of their own that
//! backups leave out. Destroying a person's key makes what is sealed with it unreadable, also in
//! a restored backup.

use std::collections::HashMap;
use std::sync::Arc;

use aes_gcm::Aes256Gcm;
use aes_gcm::aead::{Aead, KeyInit};
use diesel::prelude::*;
use diesel::r2d2::Pool;
use hmac::{Hmac, Mac};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::Sha256;

use super::conn::{Conn, Manager, POOL_WAIT, Target};
use super::schema::{service_keys, subject_keys};
use super::upsert;
use crate::clock;
use crate::no::Fault;

const NONCE_BYTES: usize = 12;
const KEY_CONNECTIONS: u32 = 4;

/// The key store, opened.
#[derive(Clone)]
pub struct Keys {
    pool: Pool<Manager>,
    service: Arc<ServiceKeys>,
}

/// Keys of the service itself, the same on every node. 32 bytes each.
pub struct ServiceKeys {
    /// Signs session tokens (HS256).
    pub tokens: [u8; 32],
    /// Derives the successor of a session cookie, and hashes cookies, tickets, e-mails and codes.
    pub hashes: [u8; 32],
    /// Derives the codes of join cards from their ids.
    pub cards: [u8; 32],
    /// P-256 scalar that signs the heads of records.
    pub record: [u8; 32],
}

impl Keys {
    /// Opens the store and makes the service's keys on the first start.
    pub fn open(target: &Target) -> Result<Self, Fault> {
        let pool = Pool::builder()
            .max_size(KEY_CONNECTIONS)
            .min_idle(Some(1))
            .connection_timeout(POOL_WAIT)
            .build(Manager(target.clone()))
            .map_err(Fault::new)?;
        let mut conn = pool.get().map_err(Fault::new)?;
        let service = ServiceKeys {
            tokens: service_key(&mut conn, "tokens")?,
            hashes: service_key(&mut conn, "hashes")?,
            cards: service_key(&mut conn, "cards")?,
            record: service_key(&mut conn, "record")?,
        };
        drop(conn);
        Ok(Self { pool, service: Arc::new(service) })
    }

    /// The service's own keys.
    #[must_use]
    pub fn service(&self) -> &ServiceKeys {
        &self.service
    }

    /// Tells these keys from others, and nothing of what they are.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let of =
            [&self.service.tokens, &self.service.cards, &self.service.record].map(|key| hex(key)).concat();
        self.hash("fingerprint", &of)
    }

    /// A keyed hash in hex: what is looked up but must not be readable at rest.
    #[must_use]
    pub fn hash(&self, purpose: &str, secret: &str) -> String {
        hex(&keyed(&self.service.hashes, purpose, secret))
    }

    /// Makes the key of each subject that has none. Durable before anything sealed with it is.
    pub fn make<S: ToString>(&self, subjects: &[S]) -> Result<(), Fault> {
        let mut conn = self.pool.get()?;
        let conn: &mut Conn = &mut conn;
        conn.transaction(|conn| {
            for subject in subjects {
                upsert::subject_key_if_absent(conn, &subject.to_string(), &clock::random_bytes::<32>())?;
            }
            Ok::<_, Fault>(())
        })
    }

    /// Encrypts `content` for `subject`, whose key must exist.
    pub fn seal(&self, subject: &impl ToString, content: &impl Serialize) -> Result<Vec<u8>, Fault> {
        let subject = subject.to_string();
        let key = self.key_of(&subject)?.ok_or_else(|| Fault::new("the subject has no key"))?;
        let nonce = clock::random_bytes::<NONCE_BYTES>();
        let cipher = Aes256Gcm::new_from_slice(&key).map_err(Fault::new)?;
        let payload = aes_gcm::aead::Payload { msg: &serde_json::to_vec(content)?, aad: subject.as_bytes() };
        let mut sealed = nonce.to_vec();
        sealed.extend(cipher.encrypt(&nonce.into(), payload)?);
        Ok(sealed)
    }

    /// Decrypts what was sealed for `subject`; none when its key was destroyed.
    pub fn open_sealed<T: DeserializeOwned>(
        &self,
        subject: &impl ToString,
        sealed: &[u8],
    ) -> Result<Option<T>, Fault> {
        let subject = subject.to_string();
        self.key_of(&subject)?.map(|key| unseal(&key, &subject, sealed)).transpose()
    }

    /// All keys at once, for a page that shows many people.
    pub fn all(&self) -> Result<Opener, Fault> {
        let mut conn = self.pool.get()?;
        let rows: Vec<(String, Vec<u8>)> = subject_keys::table
            .select((subject_keys::subject, subject_keys::key))
            .load::<(String, Vec<u8>)>(&mut *conn)?;
        Ok(Opener(rows.into_iter().collect()))
    }

    /// Destroys a subject's key: erasure.
    pub fn destroy(&self, subject: &impl ToString) -> Result<(), Fault> {
        let mut conn = self.pool.get()?;
        diesel::delete(subject_keys::table.filter(subject_keys::subject.eq(subject.to_string())))
            .execute(&mut *conn)?;
        Ok(())
    }

    /// Wipes destroyed keys from the store's files, where a log of writes would keep them for a while.
    pub fn wipe(&self) -> Result<(), Fault> {
        let mut conn = self.pool.get()?;
        super::wipe::keys(&mut conn)
    }

    fn key_of(&self, subject: &str) -> Result<Option<Vec<u8>>, Fault> {
        let mut conn = self.pool.get()?;
        Ok(subject_keys::table
            .filter(subject_keys::subject.eq(subject))
            .select(subject_keys::key)
            .first(&mut *conn)
            .optional()?)
    }
}

/// Keys read once, to open many sealed fields.
pub struct Opener(HashMap<String, Vec<u8>>);

impl Opener {
    /// Decrypts what was sealed for `subject`; none when its key was destroyed.
    pub fn open<T: DeserializeOwned>(
        &self,
        subject: &impl ToString,
        sealed: &[u8],
    ) -> Result<Option<T>, Fault> {
        let subject = subject.to_string();
        self.0.get(&subject).map(|key| unseal(key, &subject, sealed)).transpose()
    }
}

fn unseal<T: DeserializeOwned>(key: &[u8], subject: &str, sealed: &[u8]) -> Result<T, Fault> {
    let (nonce, body) =
        sealed.split_first_chunk::<NONCE_BYTES>().ok_or_else(|| Fault::new("a sealed field is too short"))?;
    let cipher = Aes256Gcm::new_from_slice(key).map_err(Fault::new)?;
    let payload = aes_gcm::aead::Payload { msg: body, aad: subject.as_bytes() };
    Ok(serde_json::from_slice(&cipher.decrypt(&(*nonce).into(), payload)?)?)
}

fn service_key(conn: &mut Conn, name: &str) -> Result<[u8; 32], Fault> {
    upsert::service_key_if_absent(conn, name, &clock::random_bytes::<32>())?;
    let key: Vec<u8> =
        service_keys::table.filter(service_keys::name.eq(name)).select(service_keys::key).first(conn)?;
    key.try_into().map_err(|_| Fault::new("a service key has the wrong length"))
}

/// HMAC-SHA-256 of `secret`, told apart by purpose.
#[must_use]
pub fn keyed(key: &[u8; 32], purpose: &str, secret: &str) -> [u8; 32] {
    let Ok(mut mac) = <Hmac<Sha256> as Mac>::new_from_slice(key) else { return [0; 32] };
    mac.update(purpose.as_bytes());
    mac.update(&[0]);
    mac.update(secret.as_bytes());
    mac.finalize().into_bytes().into()
}

/// Lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
