//! A seeded order that anybody can replay: the same seed gives the same draws on every machine and
//! in every version, which a library's default generator does not promise.

/// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
///
/// Good for shuffling people into rooms. Not for secrets.
#[derive(Clone, Debug)]
pub struct Draw {
    state: u64,
}

impl Draw {
    /// Starts from a seed; every draw follows from it.
    #[must_use]
    pub fn from_seed(seed: u64) -> Self {
        Self { state: seed }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 up to but not including `count`, each equally likely; 0 when `count` is 0.
    pub fn below(&mut self, count: usize) -> usize {
        let Ok(n) = u64::try_from(count) else { return 0 };
        if n == 0 {
            return 0;
        }
        // Draws past the last whole multiple of n would make the small numbers likelier.
        let limit = u64::MAX - u64::MAX % n;
        loop {
            let drawn = self.next();
            if drawn < limit {
                return usize::try_from(drawn % n).unwrap_or(0);
            }
        }
    }

    /// Puts the items into a drawn order (Fisher and Yates); every order is equally likely.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.below(last + 1);
            items.swap(last, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_published_sequence() {
        // First outputs of the reference implementation for seed 1234567.
        let mut draw = Draw::from_seed(1_234_567);
        let drawn: Vec<u64> = (0..3).map(|_| draw.next()).collect();
        assert_eq!(drawn, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn every_order_of_three_comes_up_about_equally_often() {
        let mut seen = std::collections::BTreeMap::<[u8; 3], u32>::new();
        for seed in 0..6_000 {
            let mut items = [1, 2, 3];
            Draw::from_seed(seed).shuffle(&mut items);
            *seen.entry(items).or_default() += 1;
        }
        assert_eq!(seen.len(), 6);
        assert!(seen.values().all(|n| (850..1_150).contains(n)), "{seen:?}");
    }
}
