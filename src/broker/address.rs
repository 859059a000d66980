//! Where the broker is: what an operator writes, checked.

use percent_encoding::percent_decode_str;
use url::Url;

/// One broker or several that stand in for each other, and who this node is to them.
#[derive(Clone)]
pub struct Address {
    /// Without name and password.
    pub servers: Vec<Url>,
    pub credentials: Option<(String, String)>,
}

impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.shown())
    }
}

impl Address {
    /// Reads `nats://name:password@host:4222`, or several with commas between.
    ///
    /// # Errors
    /// What is wrong with it, in words and without the password.
    pub fn read(text: &str) -> Result<Self, &'static str> {
        let mut servers = Vec::new();
        let mut credentials = None;
        for one in text.split(',') {
            let mut url = Url::parse(one.trim()).map_err(|_| "is not an address like nats://broker:4222")?;
            if !matches!(url.scheme(), "nats" | "tls") {
                return Err("must begin with nats:// or tls://");
            }
            if url.host_str().is_none_or(str::is_empty) || !matches!(url.path(), "" | "/") {
                return Err("is not an address like nats://broker:4222");
            }
            if !url.username().is_empty() {
                let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
                credentials = Some((decoded(url.username()), decoded(url.password().unwrap_or_default())));
            }
            // Neither fails where there is a host.
            let _ = url.set_username("");
            let _ = url.set_password(None);
            servers.push(url);
        }
        Ok(Self { servers, credentials })
    }

    /// For logs and warnings.
    #[must_use]
    pub fn shown(&self) -> String {
        self.servers.iter().map(Url::as_str).collect::<Vec<_>>().join(",")
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn names_and_passwords_are_read_and_never_shown() {
        let address = Address::read("nats://jury:s%40fe@one:4222, tls://jury:s%40fe@two").unwrap();
        assert_eq!(address.credentials, Some(("jury".into(), "s@fe".into())));
        assert_eq!(address.shown(), "nats://one:4222,tls://two");
        assert!(!format!("{address:?}").contains("fe@"));
    }

    #[test]
    fn what_is_no_address_of_a_broker_is_refused() {
        for wrong in ["", "broker", "http://broker:4222", "nats://", "nats://one:4222,two", "nats://one/jury"]
        {
            assert!(Address::read(wrong).is_err(), "{wrong}");
        }
    }
}
