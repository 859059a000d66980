//! How often somebody may guess a password or a code: few failed tries in any quarter of an hour.

use super::refusal::{Code, Refusal};
use super::time::UtcMillis;

/// Failed tries that one account takes within [`WINDOW_MS`].
pub const TRIES: usize = 10;
/// How long a failed try counts, in milliseconds.
pub const WINDOW_MS: i64 = 15 * 60_000;

/// Adds a try to those that were counted, and drops those that no longer count. Nodes' clocks may differ, so
/// a try may seem to come from the future; one from far there was counted by a clock that was wrong.
///
/// # Errors
/// `too_many_requests`.
pub fn another(tries: &mut Vec<i64>, now: UtcMillis) -> Result<(), Refusal> {
    tries.retain(|at| (now.0 - at).abs() < WINDOW_MS);
    if tries.len() >= TRIES {
        return Err(Code::TooManyRequests.into());
    }
    tries.push(now.0);
    Ok(())
}

/// Takes back one try that did not fail.
pub fn take_back(tries: &mut Vec<i64>, at: UtcMillis) {
    if let Some(place) = tries.iter().position(|one| *one == at.0) {
        tries.remove(place);
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use proptest::prelude::*;

    use super::*;

    const NOW: i64 = 1_800_000_000_000;

    #[test]
    fn what_failed_counts_for_a_quarter_of_an_hour() {
        let mut tries = Vec::new();
        for n in 0..10 {
            another(&mut tries, UtcMillis(NOW + n)).unwrap();
        }
        let refused = another(&mut tries, UtcMillis(NOW + WINDOW_MS - 1)).unwrap_err();
        assert_eq!(refused.code, Code::TooManyRequests);
        another(&mut tries, UtcMillis(NOW + WINDOW_MS)).unwrap();
        assert!(another(&mut tries, UtcMillis(NOW + WINDOW_MS)).is_err(), "only the first one is forgotten");
    }

    #[test]
    fn what_did_not_fail_does_not_count() {
        let mut tries = vec![NOW];
        for n in 1..100 {
            another(&mut tries, UtcMillis(NOW + n)).unwrap();
            take_back(&mut tries, UtcMillis(NOW + n));
        }
        assert_eq!(tries, [NOW]);
        take_back(&mut tries, UtcMillis(NOW + 1));
        assert_eq!(tries, [NOW], "what was not counted is not taken back");
    }

    #[test]
    fn a_clock_that_was_wrong_locks_nobody_out_for_long() {
        let mut tries = vec![NOW + 365 * 24 * 3_600_000; TRIES];
        another(&mut tries, UtcMillis(NOW)).unwrap();
        let mut ahead = vec![NOW + 2_000; TRIES];
        assert!(another(&mut ahead, UtcMillis(NOW)).is_err(), "another node's clock may be ahead");
    }

    proptest! {
        /// However tries are spread, no quarter of an hour has more than ten of them.
        #[test]
        fn never_more_than_ten_in_any_window(waits in prop::collection::vec(0..200_000_i64, 1..200)) {
            let (mut tries, mut taken, mut now) = (Vec::new(), Vec::new(), NOW);
            for wait in waits {
                now += wait;
                if another(&mut tries, UtcMillis(now)).is_ok() {
                    taken.push(now);
                }
            }
            for (n, last) in taken.iter().enumerate().skip(TRIES) {
                prop_assert!(last - taken[n - TRIES] >= WINDOW_MS);
            }
        }
    }
}
