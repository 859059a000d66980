//! The agenda as a file for people's own calendars.

use crate::clock;
use crate::jury::calendar::{self, Calendar};
use crate::jury::ids::JuryId;
use crate::jury::refusal::Code;
use crate::jury::sight::{Topic, Who, sees};
use crate::no::No;
use crate::service::Service;
use crate::store;
use crate::words::{self, Language};

/// The agenda of a jury, for whoever may read it.
///
/// # Errors
/// `not_found` for somebody without a part in a jury that is not public; the database's failure.
pub async fn agenda(
    service: &Service,
    jury: JuryId,
    who: Option<Who>,
    language: Language,
) -> Result<String, No> {
    let url = format!("{}/j/{jury}/now", service.public_url);
    service
        .db
        .read(move |conn| {
            let audience = super::audience(conn, jury, who, false)?;
            if !sees(audience, Topic::Agenda) {
                return Err(Code::NotFound.into());
            }
            let row = store::juries::find(conn, jury)?.ok_or(Code::NotFound)?;
            let agenda = store::agenda::load(conn, jury)?;
            let day_title = |day: u8| {
                let facts = [("day", day.to_string())];
                words::say(language, "calendar-day", &facts).unwrap_or_else(|| day.to_string())
            };
            Ok(calendar::file(Calendar {
                jury: &row.jury()?,
                agenda: &agenda,
                seq: row.seq,
                now: clock::now(),
                url: &url,
                day_title: &day_title,
            }))
        })
        .await
}
