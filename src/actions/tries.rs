//! Failed tries to sign in are counted in the database: on whatever node, and whatever is restarted between.
//! A try is counted before it is known whether it fails, so that many at once are no more than one after the
//! other, and taken back when it did not.

use crate::clock;
use crate::jury::time::UtcMillis;
use crate::jury::tries;
use crate::no::No;
use crate::service::Service;
use crate::store::{self, Conn};

/// A try that was counted.
#[derive(Clone, Debug)]
pub struct Counted {
    whose: String,
    at: UtcMillis,
}

/// Counts a try under a name.
///
/// # Errors
/// `too_many_requests`.
pub async fn count(service: &Service, whose: String) -> Result<Counted, No> {
    service.db.writer.write(move |conn| count_in(conn, whose, clock::now())).await
}

/// The same in a transaction, which must then be committed also when the try fails.
///
/// # Errors
/// `too_many_requests`.
pub fn count_in(conn: &mut Conn, whose: String, at: UtcMillis) -> Result<Counted, No> {
    let mut counted = store::tries::claim(conn, &whose, at)?;
    tries::another(&mut counted, at)?;
    store::tries::save(conn, &whose, &counted)?;
    Ok(Counted { whose, at })
}

impl Counted {
    /// The try did not fail.
    pub fn take_back(self, conn: &mut Conn) -> Result<(), No> {
        let mut counted = store::tries::claim(conn, &self.whose, self.at)?;
        tries::take_back(&mut counted, self.at);
        Ok(store::tries::save(conn, &self.whose, &counted)?)
    }
}
