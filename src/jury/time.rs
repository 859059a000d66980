//! Instants as the rules see them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Milliseconds in a minute.
pub const MS_PER_MINUTE: i64 = 60_000;
/// Milliseconds in a day of 24 hours.
pub const MS_PER_DAY: i64 = 24 * 60 * MS_PER_MINUTE;

/// An instant in whole milliseconds since 1970-01-01T00:00:00Z (UTC, without leap seconds).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(transparent)]
pub struct UtcMillis(pub i64);

impl UtcMillis {
    /// The instant that many whole minutes later.
    #[must_use]
    pub fn plus_minutes(self, minutes: u32) -> Self {
        Self(self.0 + i64::from(minutes) * MS_PER_MINUTE)
    }

    /// The instant that many milliseconds later (earlier, when negative).
    #[must_use]
    pub fn plus_ms(self, ms: i64) -> Self {
        Self(self.0 + ms)
    }

    /// Milliseconds from `earlier` to this instant; negative when `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }
}
