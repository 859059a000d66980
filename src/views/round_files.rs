//! The outcome of one round as a file: JSON for programs, CSV for spreadsheets.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Scene;
use super::reasons::After;
use super::rounds::{RoundLine, line, versions};
use crate::jury::ids::{JuryId, RoundId};
use crate::jury::refusal::Code;
use crate::jury::sight::{Who, sees_outcome};
use crate::jury::tally::ItemTally;
use crate::no::No;
use crate::service::Service;
use crate::store;

/// What the first field of the file says.
const FORMAT: &str = "citizens-jury/result/1";
/// The first line of the table.
const COLUMNS: &str = "round,vote,question,version,step,people,of_which_on_paper,ballots,blank,support,\
    counted_of,needed,passed,points,place\r\n";

/// The outcome of one round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RoundResult {
    pub format: String,
    pub jury: JuryId,
    /// Votes, speech, jurors and dates are invented.
    pub demonstration: bool,
    pub round: RoundLine,
}

/// The outcome of a round, for whoever may see it.
///
/// # Errors
/// `not_found` for whoever may not, as for a round that is not there.
pub async fn result(
    service: &Service,
    jury: JuryId,
    one: RoundId,
    who: Option<Who>,
) -> Result<RoundResult, No> {
    let keys = service.keys.clone();
    service
        .db
        .read(move |conn| {
            let audience = super::audience(conn, jury, who, false)?;
            let row = store::juries::find(conn, jury)?.ok_or(Code::NotFound)?;
            let kept = store::rounds::find(conn, jury, one)?.ok_or(Code::NotFound)?;
            if !sees_outcome(audience.viewer, &kept.it) {
                return Err(Code::NotFound.into());
            }
            let errata = After::of(conn, jury)?.errata(one);
            let secret = super::secret::closed(conn, jury)?.remove(&one);
            let mut scene = Scene { jury: row.jury()?, row, conn, keys: &keys, audience };
            let texts = versions(&mut scene)?;
            let round = RoundLine { outcome: kept.tally.clone(), errata, secret, ..line(&kept, &texts) };
            let demonstration = scene.jury.demonstration;
            Ok(RoundResult { format: FORMAT.into(), jury, demonstration, round })
        })
        .await
}

/// The same as a table: one row an option and step.
#[must_use]
pub fn table(result: &RoundResult) -> String {
    let mut text = COLUMNS.to_owned();
    let round = &result.round;
    for (n, tally) in (1..).zip(round.outcome.iter().flat_map(|outcome| &outcome.items)) {
        let item = round.items.iter().find(|item| item.version == tally.item);
        let title = item.map_or_else(|| n.to_string(), |item| item.text.title.clone());
        let version = item.map_or_else(String::new, |item| item.number.to_string());
        let place = place(round, tally);
        for count in &tally.counts {
            let step = count.step.to_string();
            let paper = tally.paper.iter().find(|on_paper| on_paper.step == count.step);
            let cells = [
                round.id.to_string(),
                text_cell(&round.title),
                text_cell(&title),
                version.clone(),
                text_cell(&step),
                count.people.to_string(),
                paper.map_or(0, |on_paper| on_paper.people).to_string(),
                tally.cast.to_string(),
                tally.blank.to_string(),
                tally.support.to_string(),
                tally.denominator.to_string(),
                tally.needed.to_string(),
                tally.passed.map_or_else(String::new, |passed| if passed { "yes" } else { "no" }.into()),
                tally.points.map_or_else(String::new, |points| points.to_string()),
                place.clone(),
            ];
            let _ = write!(text, "{}\r\n", cells.join(","));
        }
    }
    text
}

/// The place that an option got, where the round puts options in order.
fn place(round: &RoundLine, tally: &ItemTally) -> String {
    let order = round.outcome.as_ref().and_then(|outcome| outcome.order.as_ref());
    let place = order.and_then(|order| order.places.iter().find(|place| place.options.contains(&tally.item)));
    place.map_or_else(String::new, |place| place.place.to_string())
}

/// People's words in a cell: quoted, and never a formula to the spreadsheet that opens them.
fn text_cell(text: &str) -> String {
    let formula = text.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let guard = if formula { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\"").replace(['\r', '\n'], " "))
}

#[cfg(test)]
mod tests {
    use super::text_cell;

    #[test]
    fn what_people_wrote_is_no_formula() {
        assert_eq!(text_cell("Hubs, first"), "\"Hubs, first\"");
        assert_eq!(text_cell("say \"yes\"\nnow"), "\"say \"\"yes\"\" now\"");
        for text in ["=1+1", "+A1", "-2", "@SUM(A1)", " =HYPERLINK(\"x\")", "＝1"] {
            assert!(text_cell(text).starts_with("\"'"), "{text}");
        }
    }
}
