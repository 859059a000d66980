//! How jurors vote in secret: on their own device, at the voting point, or on paper. A juror's way is
//! fixed when a round opens; one juror, one way.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::coded::coded;
use super::people::Person;
use super::refusal::{Code, Refusal};

coded! {
    /// How a juror votes in a secret round.
    Way {
        OwnDevice => "own_device",
        /// A shared device, to which the juror comes with their card.
        VotingPoint => "voting_point",
        /// On paper, counted by two tellers.
        Paper => "paper",
    }
}

/// How a jury votes in secret, unless a juror chose another way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Voting {
    /// Each on their own device; whoever has none comes to the voting point.
    #[default]
    OwnDevices,
    /// Everybody at the voting point: a laptop that runs the service can be one without a certificate.
    VotingPoint,
    Paper,
    /// No secret votes; only shows of hands.
    Hands,
}

/// How somebody votes in the next secret round.
#[must_use]
pub fn way_of(juror: &Person, voting: Voting) -> Way {
    juror.way.unwrap_or(match voting {
        Voting::VotingPoint => Way::VotingPoint,
        Voting::Paper => Way::Paper,
        Voting::OwnDevices | Voting::Hands if juror.has_device => Way::OwnDevice,
        Voting::OwnDevices | Voting::Hands => Way::VotingPoint,
    })
}

/// Browsers keep keys only in a page that came over https or from the machine itself.
///
/// # Errors
/// `secret_needs_https` where jurors' own devices could not keep any.
pub fn must_have_key_stores(voting: Voting, secure: bool) -> Result<(), Refusal> {
    if voting == Voting::OwnDevices && !secure {
        return Err(Code::SecretNeedsHttps.into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jury::ids::PersonId;
    use crate::jury::people::{Attendance, Role};

    fn juror(has_device: bool, way: Option<Way>) -> Person {
        Person {
            id: PersonId(uuid::Uuid::nil()),
            role: Role::Juror,
            number: 7,
            supports: None,
            remote: false,
            may_host: false,
            has_device,
            attendance: Attendance::HereHall,
            way,
        }
    }

    #[test]
    fn a_juror_votes_as_they_chose_or_as_the_jury_does() {
        assert_eq!(way_of(&juror(true, None), Voting::OwnDevices), Way::OwnDevice);
        assert_eq!(way_of(&juror(false, None), Voting::OwnDevices), Way::VotingPoint);
        assert_eq!(way_of(&juror(true, None), Voting::Paper), Way::Paper);
        assert_eq!(way_of(&juror(true, Some(Way::Paper)), Voting::VotingPoint), Way::Paper);
    }

    #[test]
    fn only_own_devices_need_a_certificate() {
        assert_eq!(must_have_key_stores(Voting::OwnDevices, false), Err(Code::SecretNeedsHttps.into()));
        assert_eq!(must_have_key_stores(Voting::OwnDevices, true), Ok(()));
        for voting in [Voting::VotingPoint, Voting::Paper, Voting::Hands] {
            assert_eq!(must_have_key_stores(voting, false), Ok(()));
        }
    }
}
