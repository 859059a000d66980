//! The one way to write. On SQLite a single thread takes what waits, runs each job in a savepoint
//! of one transaction, commits once, then answers each (group commit). On PostgreSQL each job is a
//! transaction of its own on a pool.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use diesel::prelude::*;
use diesel::r2d2::Pool;
use tokio::sync::{Semaphore, mpsc, oneshot};

use super::conn::{Conn, Manager, Target};
use crate::jury::refusal::Code;
use crate::no::{Fault, No};

/// Jobs that may wait; one more is refused as busy.
const QUEUE: usize = 1024;
/// Jobs in one SQLite commit.
const BATCH: usize = 64;
/// Transactions at once on PostgreSQL.
const POSTGRES_WRITERS: u32 = 16;

type Output = Result<Box<dyn Any + Send>, No>;
type Run = Box<dyn FnOnce(&mut Conn) -> Output + Send>;

struct Job {
    run: Run,
    answer: oneshot::Sender<Output>,
}

#[derive(Clone)]
enum Way {
    Thread(mpsc::Sender<Job>),
    Pool(Pool<Manager>, Arc<Semaphore>),
}

/// A handle to the writer; cheap to clone.
#[derive(Clone)]
pub struct Writer(Way);

impl Writer {
    /// Opens the writing connection(s).
    pub fn start(target: &Target) -> Result<Self, Fault> {
        match target {
            Target::Sqlite(_) => {
                let conn = target.connect()?;
                let (sender, jobs) = mpsc::channel(QUEUE);
                std::thread::Builder::new().name("writer".into()).spawn(move || write_all(conn, jobs))?;
                Ok(Self(Way::Thread(sender)))
            }
            Target::Postgres(_) => {
                let pool = Pool::builder()
                    .max_size(POSTGRES_WRITERS)
                    .min_idle(Some(1))
                    .build(Manager(target.clone()))
                    .map_err(Fault::new)?;
                Ok(Self(Way::Pool(pool, Arc::new(Semaphore::new(QUEUE)))))
            }
        }
    }

    /// Runs `job` in a transaction and answers after its commit. Refused or failed: nothing stays.
    pub async fn write<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Conn) -> Result<T, No> + Send + 'static,
    ) -> Result<T, No> {
        match &self.0 {
            Way::Thread(sender) => {
                let (answer, done) = oneshot::channel();
                let run: Run = Box::new(|conn| job(conn).map(|out| Box::new(out) as Box<dyn Any + Send>));
                sender.try_send(Job { run, answer }).map_err(|_| No::from(Code::Busy))?;
                let output = done.await.map_err(|_| Fault::new("the writer stopped"))??;
                let typed =
                    output.downcast::<T>().map_err(|_| Fault::new("the writer's answer has another type"))?;
                Ok(*typed)
            }
            Way::Pool(pool, waiting) => {
                let _place = waiting.clone().try_acquire_owned().map_err(|_| No::from(Code::Busy))?;
                let pool = pool.clone();
                actix_web::web::block(move || {
                    let mut conn = pool.get().map_err(Fault::new)?;
                    let conn: &mut Conn = &mut conn;
                    conn.transaction(job)
                })
                .await?
            }
        }
    }
}

fn write_all(mut conn: Conn, mut jobs: mpsc::Receiver<Job>) {
    while let Some(first) = jobs.blocking_recv() {
        let mut batch = vec![first];
        while batch.len() < BATCH
            && let Ok(next) = jobs.try_recv()
        {
            batch.push(next);
        }
        write_batch(&mut conn, batch);
    }
}

fn write_batch(conn: &mut Conn, batch: Vec<Job>) {
    let mut answers = Vec::with_capacity(batch.len());
    let committed: Result<(), diesel::result::Error> = conn.transaction(|conn| {
        for Job { run, answer } in batch {
            // A panic in one job must not take the others with it, nor the thread.
            let output = conn.transaction(|conn| {
                catch_unwind(AssertUnwindSafe(|| run(conn)))
                    .unwrap_or_else(|_| Err(Fault::new("a change panicked").into()))
            });
            answers.push((answer, output));
        }
        Ok(())
    });
    if let Err(error) = &committed {
        tracing::error!(?error, "a group commit failed");
    }
    for (answer, output) in answers {
        let output = match (&committed, output) {
            (Ok(()), output) => output,
            // What was refused stays refused; what would have been saved was not.
            (Err(_), Err(no)) => Err(no),
            (Err(error), Ok(_)) => Err(Fault::new(format_args!("commit: {error:?}")).into()),
        };
        // The asker may have gone; the effect stands all the same.
        let _ = answer.send(output);
    }
}
