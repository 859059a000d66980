//! What the demonstration's people write; invented, around ideas of the paper's workshops.

use yrs::{Doc, ReadTxn, StateVector, Transact, XmlElementPrelim, XmlFragment, XmlTextPrelim};

/// Invented first names of the jurors, in the order in which they were added.
pub const JURORS: [&str; 15] = [
    "Amina", "Tom", "Wei", "Rhys", "Maureen", "Dai", "Priya", "Jo", "Kofi", "Ewa", "Hassan", "Grace", "Lee",
    "Alan", "Siân",
];
/// Invented names of the witnesses.
pub const WITNESSES: [&str; 5] = ["Bronwen Hughes", "Yusuf Khan", "Carol Dean", "Marek Nowak", "Ruth Ellis"];

/// One drafted recommendation: a title of our own above an idea of the data file.
pub struct Draft {
    /// The number of the idea's theme in the data file.
    pub theme: u8,
    pub title: &'static str,
    pub reasons: &'static str,
    /// The change that was suggested, and why; with it the idea becomes version 2.
    pub amendment: Option<(&'static str, &'static str)>,
    /// The same after the indicative vote; its reason is what somebody said would help.
    pub afterwards: Option<(&'static str, &'static str)>,
}

/// What a juror says would help, after the indicative vote.
pub struct Said {
    /// The juror's place in [`JURORS`].
    pub juror: usize,
    /// The recommendation's place on the ballot.
    pub item: usize,
    pub text: &'static str,
}

/// What the rooms draft, room by room, as the data file has it.
pub const DRAFTS: [&[Draft]; 3] = [
    &[
        Draft {
            theme: 1,
            title: "A long-term budget for preventive community care",
            reasons: "Short grants end just when people begin to trust an activity. A shared budget spreads the cost over those who gain from it.",
            amendment: Some((
                "Give preventive community care a budget for at least five years that health, local government and the private sector share.",
                "“Long-term” can mean anything; five years is what providers told us they need.",
            )),
            afterwards: None,
        },
        Draft {
            theme: 5,
            title: "Link workers at home in GP surgeries",
            reasons: "People trust their surgery. A link worker who sits there is found, and is not forgotten by the doctors.",
            amendment: None,
            afterwards: None,
        },
    ],
    &[
        Draft {
            theme: 6,
            title: "Training and supervision for every link worker",
            reasons: "Some carry very hard stories home alone. Listening can be learnt, and so can asking for help.",
            amendment: None,
            afterwards: None,
        },
        Draft {
            theme: 10,
            title: "Hubs as the first door",
            reasons: "A place that is open, warm and near is easier to enter than a clinic.",
            amendment: None,
            afterwards: Some((
                "Make hubs the first door: a place to meet, be heard and find activities. Subsidise travel tickets for people who cannot afford to reach one.",
                FARES,
            )),
        },
    ],
    &[Draft {
        theme: 11,
        title: "One referral guideline, and self-referral everywhere",
        reasons: "Today it depends on the surgery whether you may come by yourself.",
        amendment: None,
        afterwards: Some((
            "Write one referral guideline with definite criteria in plain words, and allow self-referral everywhere. Whoever refers themselves is told how long the wait is.",
            CRITERIA,
        )),
    }],
];

const FARES: &str =
    "No policy covers what it costs to get to a hub. Pay the ticket of people who cannot afford it.";
const CRITERIA: &str =
    "There are no definite criteria for a referral. Say that the guideline must have some, in plain words.";
/// What is said after the indicative vote about what did not pass; the others have nothing to add.
pub const SAID: [Said; 6] = [
    Said { juror: 3, item: 3, text: "Many hubs are not used as it is. Ask first why people stay away." },
    Said { juror: 9, item: 3, text: FARES },
    Said {
        juror: 11,
        item: 3,
        text: "Not everybody wants to be seen going in. There must be another door too.",
    },
    Said { juror: 0, item: 4, text: "Tell people how long they will wait when they come by themselves." },
    Said { juror: 10, item: 4, text: CRITERIA },
    Said {
        juror: 12,
        item: 4,
        text: "I fear that the surgeries are overrun. Say who pays for the extra work.",
    },
];

/// The votes of the fifteen jurors on each of the five, in the words of the scale: `f`ull support,
/// `r`eservations, can `l`ive with it, stand `a`side, `c`annot live with it.
pub const INDICATIVE: [&str; 5] =
    ["ffffrrrrllafffc", "ffffffrrrrlllaf", "ffffffffrrrlllf", "ffrrrlllaaccccf", "fffrrrrllaaaccf"];
/// The same in the final vote.
pub const FINAL: [&str; 5] =
    ["fffffrrrrllfffc", "ffffffrrrrlllff", "ffffffffrrrrllf", "ffrrrlllaaccclf", "ffffrrrrllllaff"];

/// An update that writes a whole draft, as a page would.
#[must_use]
pub fn draft_update(title: &str, body: &str, reasons: &str) -> Vec<u8> {
    let doc = Doc::new();
    for (root, text) in [("title", title), ("body", body), ("reasons", reasons)] {
        let fragment = doc.get_or_insert_xml_fragment(root);
        let mut txn = doc.transact_mut();
        let paragraph = fragment.push_back(&mut txn, XmlElementPrelim::empty("paragraph"));
        paragraph.push_back(&mut txn, XmlTextPrelim::new(text));
    }
    let txn = doc.transact();
    txn.encode_state_as_update_v1(&StateVector::default())
}
