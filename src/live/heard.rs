//! Which changes of a jury a node has heard of, so that it notices when word of one did not come.
//!
//! Words of changes that are committed together pass each other on their way, and the first may come before
//! it was looked up where the jury stands. None of that is a loss.

use std::collections::BTreeSet;

/// Changes that are remembered beyond one that did not come. Past these the database is asked anyway.
const AHEAD_MOST: usize = 256;

/// What was heard of one jury's changes.
#[derive(Debug, Default)]
pub struct Heard {
    /// The last change up to which none was missed; none while nobody has looked where the jury stands.
    whole: Option<i64>,
    /// Later ones that came.
    ahead: BTreeSet<i64>,
}

impl Heard {
    /// Word of a change came.
    pub fn hear(&mut self, seq: i64) {
        if self.whole.is_some_and(|whole| seq <= whole) {
            return;
        }
        self.ahead.insert(seq);
        if self.ahead.len() > AHEAD_MOST {
            self.ahead.pop_first();
        }
        self.close_up();
    }

    /// Somebody's part was looked at as it is after that change: nobody here has missed what came before.
    /// Only the first look says so; what comes later is to be heard.
    pub fn looked_at(&mut self, seq: i64) {
        if self.whole.is_none() {
            self.stand_at(seq);
        }
    }

    /// The database says that the jury stands there; whether word of a change up to there did not come.
    pub fn missed(&mut self, seq: i64) -> bool {
        let missed = self.whole.is_none_or(|whole| whole < seq);
        if missed {
            self.stand_at(seq);
        }
        missed
    }

    fn stand_at(&mut self, seq: i64) {
        self.whole = Some(seq);
        self.ahead.retain(|ahead| *ahead > seq);
        self.close_up();
    }

    fn close_up(&mut self) {
        while let Some(whole) = self.whole
            && self.ahead.remove(&(whole + 1))
        {
            self.whole = Some(whole + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_that_did_not_come_shows_until_the_database_was_asked() {
        let mut heard = Heard::default();
        heard.looked_at(7);
        [8, 10, 11].into_iter().for_each(|seq| heard.hear(seq));
        assert!(heard.missed(11), "9 did not come");
        assert!(!heard.missed(11), "it was asked for");
        heard.hear(9);
        heard.hear(12);
        assert!(!heard.missed(12), "late is not lost");
        assert!(heard.missed(13), "nothing came of it at all");
    }

    #[test]
    fn what_comes_before_the_first_look_counts() {
        let mut heard = Heard::default();
        [4, 5].into_iter().for_each(|seq| heard.hear(seq));
        heard.looked_at(3);
        assert!(!heard.missed(5));
        heard.looked_at(9);
        assert!(heard.missed(9), "only the first look says where it begins");
        assert!(Heard::default().missed(1), "nobody looked");
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let mut heard = Heard::default();
        heard.looked_at(0);
        (2..100_000).for_each(|seq| heard.hear(seq));
        assert!(heard.ahead.len() <= AHEAD_MOST);
        assert!(heard.missed(99_999));
    }

    proptest! {
        /// However words pass each other on the way, none counts as lost; one that is lost always does.
        #[test]
        fn only_a_loss_is_a_loss(
            order in Just((1..=60_i64).collect::<Vec<_>>()).prop_shuffle(),
            looked in 0..60_i64,
            at in 0..60_usize,
            lost in 1..=60_i64,
        ) {
            let told = |lost: Option<i64>| {
                let mut heard = Heard::default();
                for (n, seq) in order.iter().enumerate() {
                    if n == at {
                        heard.looked_at(looked);
                    }
                    if Some(*seq) != lost {
                        heard.hear(*seq);
                    }
                }
                heard.missed(60)
            };
            prop_assert!(!told(None));
            // What was before the look needs no word.
            prop_assert_eq!(told(Some(lost)), lost > looked);
        }
    }
}
