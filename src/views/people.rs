//! Topic `people`: who takes part, and the register for those who keep it.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Scene;
use crate::jury::ids::PersonId;
use crate::jury::people::{Attendance, Contact, Personal, Role};
use crate::jury::sight::Viewer;
use crate::jury::time::UtcMillis;
use crate::jury::ways::{self, Way};
use crate::no::No;
use crate::store;
use crate::store::people::{ConsentRow, PersonRow};

/// Everybody of the jury, in the order in which they were added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PeopleView {
    pub people: Vec<PersonLine>,
}

/// One person. A juror without a chosen name is "Juror {number}".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PersonLine {
    pub id: PersonId,
    pub role: Role,
    pub number: i32,
    pub shown_name: Option<String>,
    /// In what capacity a witness comes.
    pub capacity: String,
    pub supports: Option<PersonId>,
    pub remote: bool,
    pub attendance: Attendance,
    /// Was taken off the list; what they wrote stays.
    pub gone: bool,
    /// Who came in their place.
    pub replaced_by: Option<PersonId>,
    /// Only for those who run the jury.
    pub register: Option<RegisterLine>,
}

/// What those who run the jury see of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RegisterLine {
    pub name: String,
    pub since: UtcMillis,
    pub may_host: bool,
    pub has_device: bool,
    /// How a juror votes in the next secret round.
    pub way: Way,
    /// Whether that was chosen for this juror, and is not only how the jury votes.
    pub way_chosen: bool,
    pub attributes: BTreeMap<String, String>,
    /// Where their invitation goes; for organisers only.
    pub email: Option<String>,
    /// Agreed to take part, to the text as it is now.
    pub consented: bool,
    pub audio: bool,
    pub quotes: bool,
    pub photographs: bool,
}

/// Builds the view.
pub fn view(scene: Scene) -> Result<PeopleView, No> {
    let opener = scene.keys.all()?;
    let leads = scene.leads();
    let organises = scene.audience.viewer == Viewer::Role(Role::Organiser);
    let consents: HashMap<String, ConsentRow> = if leads {
        store::people::consents(scene.conn, scene.jury.id)?
            .into_iter()
            .map(|row| (row.person_id.clone(), row))
            .collect()
    } else {
        HashMap::new()
    };
    let version = scene.jury.consent_version;
    let voting = scene.jury.settings.voting;
    let mut people = Vec::new();
    for row in store::people::all(scene.conn, scene.jury.id)? {
        let personal: Personal = opener.open(&row.id, &row.sealed)?.unwrap_or_default();
        let person = row.person()?;
        // Guests are seen by nobody but those who run the jury.
        if person.role == Role::Guest && !leads {
            continue;
        }
        let contact = row.contact.as_ref().filter(|_| organises);
        let contact = contact.map(|sealed| opener.open::<Contact>(&row.id, sealed)).transpose()?.flatten();
        let consent = consents.get(&row.id).filter(|consent| consent.text_version == version);
        people.push(PersonLine {
            id: person.id,
            role: person.role,
            number: person.number,
            shown_name: personal.shown_name.clone(),
            capacity: personal.capacity.clone(),
            supports: person.supports,
            remote: person.remote,
            attendance: person.attendance,
            gone: row.gone_at.is_some(),
            replaced_by: row.replaced_by.clone().map(store::id).transpose()?,
            register: leads.then(|| RegisterLine {
                email: contact.map(|contact| contact.email),
                ..register_line(&row, ways::way_of(&person, voting), personal, consent)
            }),
        });
    }
    Ok(PeopleView { people })
}

fn register_line(
    row: &PersonRow,
    way: Way,
    personal: Personal,
    consent: Option<&ConsentRow>,
) -> RegisterLine {
    RegisterLine {
        name: personal.name,
        since: UtcMillis(row.attendance_at),
        may_host: row.may_host,
        has_device: row.has_device,
        way,
        way_chosen: row.way.is_some(),
        attributes: personal.attributes,
        email: None,
        consented: consent.is_some_and(|consent| consent.taking_part),
        audio: consent.is_some_and(|consent| consent.audio),
        quotes: consent.is_some_and(|consent| consent.quotes),
        photographs: consent.is_some_and(|consent| consent.photographs),
    }
}
