//! What the writer measures of its commits.

use std::time::Duration;

use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};

/// How many changes share a commit, and how long that takes. Ballots are not among them.
#[derive(Clone, Debug)]
pub struct Meters {
    pub jobs: Histogram,
    pub seconds: Histogram,
}

/// From a quarter of a millisecond to eight seconds.
#[must_use]
pub fn seconds() -> Histogram {
    Histogram::new(exponential_buckets(0.000_25, 2.0, 16))
}

impl Meters {
    /// A commit of so many measured changes took so long; one without any is not told.
    pub fn committed(&self, jobs: usize, took: Duration) {
        if jobs > 0 {
            self.jobs.observe(jobs as f64);
            self.seconds.observe(took.as_secs_f64());
        }
    }
}

impl Default for Meters {
    fn default() -> Self {
        Self { jobs: Histogram::new(exponential_buckets(1.0, 2.0, 7)), seconds: seconds() }
    }
}
