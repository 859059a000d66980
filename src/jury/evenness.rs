//! How evenly the time to speak was shared: one figure for the report, never a ranking of people.

/// The Gini coefficient of times spoken, in thousandths, rounded to the nearest: 0 when everybody
/// spoke for the same time, towards 1,000 when one spoke alone. Times are whole milliseconds and
/// include those who said nothing; none when nobody spoke.
///
/// Source: the sorted form, G = 2·Σ(i·xᵢ) / (n·Σxᵢ) − (n + 1)/n (Damgaard and Weiner, Ecology 2000;
/// 81:1139).
#[must_use]
pub fn gini_permille(times_ms: &[i64]) -> Option<u32> {
    let mut times: Vec<i128> = times_ms.iter().map(|&ms| i128::from(ms.max(0))).collect();
    times.sort_unstable();
    let (count, total) = (i128::try_from(times.len()).ok()?, times.iter().sum::<i128>());
    if total == 0 {
        return None;
    }
    let weighted: i128 = (1..).zip(&times).map(|(place, ms)| place * ms).sum();
    let (above, below) = (2 * weighted - (count + 1) * total, count * total);
    u32::try_from((above * 2_000 + below) / (below * 2)).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::gini_permille;

    #[test]
    fn from_all_alike_to_one_alone() {
        assert_eq!(gini_permille(&[120_000; 15]), Some(0));
        assert_eq!(gini_permille(&[0, 0, 0, 60_000]), Some(750), "(n - 1) / n");
        // Worked by hand: 1, 2, 3, 4 have 2·30 / (4·10) − 5/4 = 1/4.
        assert_eq!(gini_permille(&[3, 1, 4, 2]), Some(250));
        assert_eq!(gini_permille(&[0, 0]), None);
        assert_eq!(gini_permille(&[]), None);
    }

    proptest! {
        #[test]
        fn neither_order_nor_unit_matters(mut times in prop::collection::vec(0i64..10_000_000, 1..30)) {
            let figure = gini_permille(&times);
            times.reverse();
            prop_assert_eq!(figure, gini_permille(&times));
            let scaled: Vec<i64> = times.iter().map(|ms| ms * 1_000).collect();
            prop_assert_eq!(figure, gini_permille(&scaled));
            prop_assert!(figure.is_none_or(|figure| figure < 1_000));
        }

        /// The mean difference of all pairs, over twice the mean: the definition, summed the long way.
        #[test]
        fn equals_the_definition(times in prop::collection::vec(0i64..1_000, 1..20)) {
            let total: i64 = times.iter().sum();
            let n = times.len() as f64;
            let differences: i64 = times.iter().flat_map(|a| times.iter().map(move |b| (a - b).abs())).sum();
            if let Some(figure) = gini_permille(&times) {
                let slow = differences as f64 / (2.0 * n * total as f64) * 1_000.0;
                prop_assert!((f64::from(figure) - slow).abs() <= 0.5 + 1e-9, "{figure} {slow}");
            }
        }
    }
}
