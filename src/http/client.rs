//! Whom a request comes from: the other end of its line, or, where that is a proxy of the operator's,
//! whom the proxy says.

use std::net::IpAddr;

use actix_web::HttpRequest;
use ipnet::IpNet;

use crate::service::Service;

/// What proxies add themselves to, the nearest last.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// The address that tries are counted by; empty when the line has none.
#[must_use]
pub fn address(service: &Service, request: &HttpRequest) -> String {
    let Some(peer) = request.peer_addr() else { return String::new() };
    let told: Vec<&str> =
        request.headers().get_all(FORWARDED_FOR).filter_map(|value| value.to_str().ok()).collect();
    nearest_stranger(peer.ip(), &told, &service.trusted_proxies).to_string()
}

/// The last address in the chain that is none of these proxies. What stands before it was written by a
/// stranger, who may write anything.
fn nearest_stranger(peer: IpAddr, told: &[&str], proxies: &[IpNet]) -> IpAddr {
    let is_proxy = |address: IpAddr| proxies.iter().any(|net| net.contains(&address.to_canonical()));
    let mut nearest = peer;
    let chain: Vec<&str> = told.iter().flat_map(|line| line.split(',')).collect();
    for one in chain.iter().rev() {
        if !is_proxy(nearest) {
            break;
        }
        let Ok(before) = one.trim().parse() else { break };
        nearest = before;
    }
    nearest.to_canonical()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn found(peer: &str, told: &[&str]) -> String {
        let proxies = ["10.0.0.0/8".parse().unwrap(), "::1/128".parse().unwrap()];
        nearest_stranger(peer.parse().unwrap(), told, &proxies).to_string()
    }

    #[test]
    fn only_the_operators_proxies_are_believed() {
        assert_eq!(found("192.0.2.7", &["203.0.113.1"]), "192.0.2.7", "a stranger is not asked");
        assert_eq!(found("10.0.0.2", &["203.0.113.1"]), "203.0.113.1");
        assert_eq!(found("::ffff:10.0.0.2", &["203.0.113.1"]), "203.0.113.1");
        assert_eq!(found("10.0.0.2", &["198.51.100.9, 203.0.113.1"]), "203.0.113.1", "the rest is hearsay");
        assert_eq!(found("10.0.0.2", &["198.51.100.9", "203.0.113.1, 10.3.0.4"]), "203.0.113.1");
        assert_eq!(found("10.0.0.2", &["nonsense"]), "10.0.0.2");
        assert_eq!(found("10.0.0.2", &[]), "10.0.0.2");
    }
}
