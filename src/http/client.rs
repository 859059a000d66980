//! Whom a request comes from: the other end of its line, or, where that is a proxy of the operator's,
//! whom the proxy says; and in which browser.

use std::net::IpAddr;

use actix_web::HttpRequest;
use actix_web::http::header::USER_AGENT;
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

/// What browsers call themselves by, those that call themselves by others' names too first.
const BROWSERS: [(&str, &str); 10] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Chromium/", "Chrome"),
    ("Version/", "Safari"),
    ("curl/", "curl"),
];
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// The browser that asks, in two words: enough to know one's own devices by, and too little to know people by.
#[must_use]
pub fn browser(request: &HttpRequest) -> String {
    let named = request.headers().get(USER_AGENT).and_then(|value| value.to_str().ok());
    coarsely(named.unwrap_or_default())
}

fn coarsely(named: &str) -> String {
    let find = |names: &[(&str, &'static str)]| {
        names.iter().find(|(mark, _)| named.contains(mark)).map(|(_, name)| *name)
    };
    let words: Vec<&str> = find(&BROWSERS).into_iter().chain(find(&SYSTEMS)).collect();
    words.join(", ")
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
    #[test]
    fn browsers_are_named_coarsely() {
        for (named, told) in [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox, Linux"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
                "Edge, Windows",
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36",
                "Chrome, Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
                "Safari, iPhone",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
                "Safari, macOS",
            ),
            ("something of its own", ""),
            ("", ""),
        ] {
            assert_eq!(coarsely(named), told, "{named}");
        }
    }
}
