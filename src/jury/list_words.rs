//! What the columns and cells of a list of people may be called, in the languages of the pages.

use super::people::Role;

/// What a column says of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    Name,
    GivenName,
    FamilyName,
    Email,
    Role,
    Capacity,
    Remote,
    MayHost,
    HasDevice,
    NoDevice,
    /// Why a row was set aside, in a list that was downloaded here.
    Reason,
    /// Anything else is what rooms can be mixed by.
    Attribute(String),
}

/// As words are compared: small letters and digits alone, whatever stands between them, without Arabic's
/// marks of vowels, which few people write.
pub(super) fn folded(text: &str) -> String {
    let letter = |c: &char| c.is_alphanumeric() && !matches!(c, '\u{640}' | '\u{64b}'..='\u{652}');
    text.chars().filter(letter).flat_map(char::to_lowercase).collect()
}

/// Each column with its names, folded.
const COLUMNS: &[(Column, &[&str])] = &[
    (
        Column::Name,
        &[
            "name",
            "names",
            "fullname",
            "person",
            "participant",
            "enw",
            "enwau",
            "enwllawn",
            "الاسم",
            "اسم",
            "الاسمالكامل",
        ],
    ),
    (Column::GivenName, &["firstname", "forename", "givenname", "enwcyntaf", "الاسمالأول", "الاسمالاول"]),
    (Column::FamilyName, &["lastname", "surname", "familyname", "cyfenw", "اسمالعائلة", "اللقب"]),
    (
        Column::Email,
        &[
            "email",
            "emailaddress",
            "mail",
            "ebost",
            "cyfeiriadebost",
            "البريدالإلكتروني",
            "البريدالالكتروني",
            "بريدإلكتروني",
            "الإيميل",
            "الايميل",
        ],
    ),
    (Column::Role, &["role", "rôl", "rol", "الدور", "دور"]),
    (Column::Capacity, &["capacity", "inwhatcapacity", "rhinwedd", "ymmharinwedd", "الصفة", "صفة"]),
    (Column::Remote, &["remote", "online", "takespartfromelsewhere", "obell", "arlein", "عنبعد"]),
    (Column::MayHost, &["host", "mayhost", "mayhostorwrite", "cynnal", "gwesteiwr", "مضيف"]),
    (Column::HasDevice, &["device", "hasdevice", "hasaphone", "dyfais", "جهاز", "لديههاتف"]),
    (
        Column::NoDevice,
        &["nodevice", "nophone", "hasnophone", "dimffôn", "dimffon", "dimdyfais", "بلاهاتف", "بدونهاتف"],
    ),
    (Column::Reason, &["reason", "whatiswrong", "rheswm", "bethsyddoile", "السبب", "ماالخطأ"]),
];

/// What a column of that header says. Spaces, dashes and case do not matter.
#[must_use]
pub fn column(header: &str) -> Column {
    let folded = folded(header);
    let known = COLUMNS.iter().find(|(_, names)| names.contains(&folded.as_str()));
    known.map_or_else(|| Column::Attribute(header.to_owned()), |(column, _)| column.clone())
}

/// Each role with its names, folded.
const ROLES: &[(Role, &[&str])] = &[
    (Role::Juror, &["juror", "jurors", "rheithiwr", "rheithwyr", "محلف", "محلفة"]),
    (Role::Witness, &["witness", "witnesses", "expert", "tyst", "tystion", "شاهد", "شاهدة"]),
    (Role::Guest, &["guest", "guests", "observer", "gwestai", "gwesteion", "ضيف", "ضيفة"]),
    (Role::Supporter, &["supporter", "supporters", "cefnogwr", "cefnogwyr", "مساند", "مرافق", "مرافقمساند"]),
    (Role::Facilitator, &["facilitator", "facilitators", "hwylusydd", "hwyluswyr", "ميسر", "ميسرة"]),
    (Role::Organiser, &["organiser", "organizer", "trefnydd", "trefnwyr", "منظم", "منظمة"]),
];

/// The role that a word names; none for another word.
#[must_use]
pub fn role(word: &str) -> Option<Role> {
    let folded = folded(word);
    ROLES.iter().find(|(_, names)| names.contains(&folded.as_str())).map(|(role, _)| *role)
}

const YES: &[&str] = &["yes", "y", "true", "1", "x", "ie", "ydy", "ydi", "oes", "نعم"];
const NO: &[&str] = &["no", "n", "false", "0", "na", "nac", "nacydy", "nacoes", "لا"];

/// Yes or no; none for another word. A tick, which is no letter, is a yes.
#[must_use]
pub fn yes_or_no(word: &str) -> Option<bool> {
    if ["✓", "✔", "☑"].contains(&word.trim()) {
        return Some(true);
    }
    let folded = folded(word);
    match folded.as_str() {
        yes if YES.contains(&yes) => Some(true),
        no if NO.contains(&no) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_as_they_are_written() {
        for (header, expected) in [
            ("Full name", Column::Name),
            ("E-mail address", Column::Email),
            ("  EMAIL: ", Column::Email),
            ("E-bost", Column::Email),
            ("Rôl", Column::Role),
            ("البريد الإلكتروني", Column::Email),
            ("الاسم", Column::Name),
            ("What is wrong", Column::Reason),
            ("Age", Column::Attribute("Age".into())),
        ] {
            assert_eq!(column(header), expected, "{header}");
        }
        assert_eq!(role("JURORS"), Some(Role::Juror));
        assert_eq!(role("Tyst"), Some(Role::Witness));
        assert_eq!(role("محلَّف"), Some(Role::Juror));
        assert_eq!(role("king"), None);
        assert_eq!(yes_or_no("Ie"), Some(true));
        assert_eq!(yes_or_no("لا"), Some(false));
        assert_eq!(yes_or_no("maybe"), None);
    }

    #[test]
    fn every_word_is_written_as_it_is_compared() {
        let columns = COLUMNS.iter().flat_map(|(_, names)| *names);
        let roles = ROLES.iter().flat_map(|(_, names)| *names);
        for word in columns.chain(roles).chain(YES).chain(NO) {
            assert_eq!(folded(word), *word);
        }
    }
}
