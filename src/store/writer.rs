//! The one way to write. On SQLite a single thread takes what waits, runs each job in a savepoint
//! of one transaction, commits once, then answers each (group commit). On PostgreSQL each job is a
//! transaction of its own on a pool. What cannot run in a transaction has a door beside it.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use diesel::prelude::*;
use diesel::r2d2::{ManageConnection as _, Pool};
use tokio::sync::{Semaphore, mpsc, oneshot};

use super::conn::{Conn, Manager, POOL_WAIT, Target};
use super::meters::Meters;
use super::places::Places;
use crate::clock;
use crate::jury::refusal::Code;
use crate::no::{Fault, No};

/// Jobs that may wait; one more is refused as busy.
pub(super) const QUEUE: usize = 1024;
/// Jobs in one SQLite commit, and ballots in one of PostgreSQL.
pub(super) const BATCH: usize = 64;
/// Transactions at once on PostgreSQL.
const POSTGRES_WRITERS: u32 = 16;

type Output = Result<Box<dyn Any + Send>, No>;
type Run = Box<dyn FnOnce(&mut Conn) -> Output + Send>;

struct Job {
    run: Run,
    answer: oneshot::Sender<Output>,
    place: Place,
    /// Whether its commit may be measured.
    measured: bool,
}

/// Where a job runs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In a transaction, with what else waits.
    Batch,
    /// Outside of any transaction, between two batches.
    Alone,
}

#[derive(Clone)]
enum Way {
    Thread(mpsc::Sender<Job>),
    Pool(Pool<Manager>, Arc<Semaphore>, Places, Target),
}

/// Whether a job's commit may be measured.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Measure {
    Yes,
    No,
}

/// A handle to the writer; cheap to clone.
#[derive(Clone)]
pub struct Writer(Way, Meters);

impl Writer {
    /// Opens the writing connection(s).
    pub fn start(target: &Target) -> Result<Self, Fault> {
        match target {
            Target::Sqlite(_) => {
                let (sender, jobs) = mpsc::channel(QUEUE);
                let meters = Meters::default();
                let desk = Desk { conn: target.connect()?, target: target.clone(), meters: meters.clone() };
                std::thread::Builder::new().name("writer".into()).spawn(move || desk.write_all(jobs))?;
                Ok(Self(Way::Thread(sender), meters))
            }
            Target::Postgres(_) => {
                let pool = Pool::builder()
                    .max_size(POSTGRES_WRITERS)
                    .min_idle(Some(1))
                    .connection_timeout(POOL_WAIT)
                    .build(Manager(target.clone()))
                    .map_err(Fault::new)?;
                let (queue, places) = (Arc::new(Semaphore::new(QUEUE)), Places::at(POSTGRES_WRITERS));
                Ok(Self(Way::Pool(pool, queue, places, target.clone()), Meters::default()))
            }
        }
    }

    /// Runs `job` in a transaction and answers after its commit. Refused or failed: nothing stays.
    pub async fn write<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Conn) -> Result<T, No> + Send + 'static,
    ) -> Result<T, No> {
        self.write_as(Measure::Yes, job).await
    }

    /// The same for what must leave no trace in any number: a ballot, a credential.
    pub async fn write_unmeasured<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Conn) -> Result<T, No> + Send + 'static,
    ) -> Result<T, No> {
        self.write_as(Measure::No, job).await
    }

    /// What is measured of the commits.
    #[must_use]
    pub fn meters(&self) -> &Meters {
        &self.1
    }

    /// How many jobs wait or run.
    #[must_use]
    pub fn waiting(&self) -> usize {
        match &self.0 {
            Way::Thread(sender) => QUEUE - sender.capacity(),
            Way::Pool(_, waiting, ..) => QUEUE - waiting.available_permits(),
        }
    }

    async fn write_as<T: Send + 'static>(
        &self,
        measure: Measure,
        job: impl FnOnce(&mut Conn) -> Result<T, No> + Send + 'static,
    ) -> Result<T, No> {
        match &self.0 {
            Way::Thread(sender) => queued(sender, Place::Batch, measure, job).await,
            Way::Pool(pool, waiting, places, _) => {
                let _waits = waiting.clone().try_acquire_owned().map_err(|_| No::from(Code::Busy))?;
                let (pool, meters) = (pool.clone(), self.1.clone());
                let write = move || {
                    let mut conn = pool.get()?;
                    let conn: &mut Conn = &mut conn;
                    let begun = clock::mark();
                    let output = conn.transaction(job);
                    meters.committed(usize::from(measure == Measure::Yes), begun.elapsed());
                    output
                };
                places.work(write).await
            }
        }
    }

    /// The connections of PostgreSQL; none where one thread writes.
    pub(super) fn pool(&self) -> Option<&Pool<Manager>> {
        match &self.0 {
            Way::Thread(_) => None,
            Way::Pool(pool, ..) => Some(pool),
        }
    }

    /// Runs `job` outside of any transaction: what databases do not allow within one. On SQLite the
    /// batch before it is committed first and the next one waits; on PostgreSQL it has a connection
    /// of its own.
    pub async fn alone<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Conn) -> Result<T, No> + Send + 'static,
    ) -> Result<T, No> {
        match &self.0 {
            Way::Thread(sender) => queued(sender, Place::Alone, Measure::No, job).await,
            Way::Pool(.., target) => {
                let target = target.clone();
                actix_web::web::block(move || job(&mut target.connect()?)).await?
            }
        }
    }

    /// Takes SQLite's log into the database's file, so that the file is whole by itself. PostgreSQL keeps its
    /// own.
    ///
    /// # Errors
    /// The database's failure, or that somebody still reads the log.
    pub async fn rest(&self) -> Result<(), No> {
        match &self.0 {
            Way::Thread(_) => self.alone(|conn| Ok(super::wipe::take_log_in(conn)?)).await,
            Way::Pool(..) => Ok(()),
        }
    }
}

async fn queued<T: Send + 'static>(
    sender: &mpsc::Sender<Job>,
    place: Place,
    measure: Measure,
    job: impl FnOnce(&mut Conn) -> Result<T, No> + Send + 'static,
) -> Result<T, No> {
    let (answer, done) = oneshot::channel();
    let run: Run = Box::new(|conn| job(conn).map(|out| Box::new(out) as Box<dyn Any + Send>));
    let measured = measure == Measure::Yes;
    sender.try_send(Job { run, answer, place, measured }).map_err(|_| No::from(Code::Busy))?;
    let output = done.await.map_err(|_| Fault::new("the writer stopped"))??;
    let typed = output.downcast::<T>().map_err(|_| Fault::new("the writer's answer has another type"))?;
    Ok(*typed)
}

/// Where the writing thread sits: its connection, and how to have another one.
struct Desk {
    conn: Conn,
    target: Target,
    meters: Meters,
}

impl Desk {
    fn write_all(mut self, mut jobs: mpsc::Receiver<Job>) {
        while let Some(first) = jobs.blocking_recv() {
            let mut batch = Vec::new();
            let mut next = Some(first);
            while let Some(job) = next.take() {
                if job.place == Place::Alone {
                    self.write_batch(std::mem::take(&mut batch));
                    run_alone(&mut self.conn, job);
                } else {
                    batch.push(job);
                }
                if batch.len() < BATCH {
                    next = jobs.try_recv().ok();
                }
            }
            self.write_batch(batch);
        }
    }

    fn write_batch(&mut self, batch: Vec<Job>) {
        if batch.is_empty() {
            return;
        }
        self.mend();
        let mut answers = Vec::with_capacity(batch.len());
        let measured = batch.iter().filter(|job| job.measured).count();
        let begun = clock::mark();
        let committed = write_together(&mut self.conn, batch, &mut answers);
        self.meters.committed(measured, begun.elapsed());
        if let Err(fault) = &committed {
            tracing::error!(%fault, "a group commit failed");
        }
        for (answer, output) in answers {
            let output = match (&committed, output) {
                (Ok(()), output) => output,
                // What was refused stays refused; what would have been saved was not.
                (Err(_), Err(no)) => Err(no),
                (Err(fault), Ok(_)) => Err(fault.clone().into()),
            };
            // The asker may have gone; the effect stands all the same.
            let _ = answer.send(output);
        }
    }

    /// A disk that is full may leave a connection in which nothing can be begun or ended any more.
    fn mend(&mut self) {
        if !Manager(self.target.clone()).has_broken(&mut self.conn) {
            return;
        }
        match self.target.connect() {
            Ok(conn) => self.conn = conn,
            Err(fault) => tracing::error!(%fault, "the writer has no connection"),
        }
    }
}

fn run_alone(conn: &mut Conn, Job { run, answer, .. }: Job) {
    let output = catch_unwind(AssertUnwindSafe(|| run(conn)))
        .unwrap_or_else(|_| Err(Fault::new("a job of its own panicked").into()));
    let _ = answer.send(output);
}

type Answers = Vec<(oneshot::Sender<Output>, Output)>;

/// Runs all jobs and commits once, or leaves nothing of any of them.
fn write_together(conn: &mut Conn, batch: Vec<Job>, answers: &mut Answers) -> Result<(), Fault> {
    let mut broken: Option<Fault> = None;
    let committed = conn.transaction(|conn| {
        for Job { run, answer, .. } in batch {
            let output = match &broken {
                Some(fault) => Err(fault.clone().into()),
                None => run_within(conn, run, &mut broken),
            };
            answers.push((answer, output));
        }
        broken.clone().map_or(Ok(()), Err)
    });
    // What broke says more than that the rest could not be rolled back either.
    broken.map_or(committed, Err)
}

/// Runs a job in a savepoint. SQLite may end the whole transaction by itself, as when the disk is full; the
/// savepoint of the next job would then be a transaction of its own, and stay. So `broken` is set by
/// whatever is not just this job's own fault, taken back in order.
fn run_within(conn: &mut Conn, run: Run, broken: &mut Option<Fault>) -> Output {
    let mut own: Option<Fault> = None;
    let output = conn.transaction(|conn| {
        // A panic in one job must not take the others with it, nor the thread.
        let output = catch_unwind(AssertUnwindSafe(|| run(conn)))
            .unwrap_or_else(|_| Err(Fault::new("a change panicked").into()));
        if let Err(No::Fault(fault)) = &output {
            own = Some(fault.clone());
        }
        output
    });
    if let Err(No::Fault(fault)) = &output {
        let taken_back = own.as_ref().is_some_and(|own| own.to_string() == fault.to_string());
        let worse = own.filter(|own| own.code().is_some());
        if worse.is_some() || !taken_back {
            *broken = Some(worse.unwrap_or_else(|| fault.clone()));
        }
    }
    output
}
