//! Many people at once: a list is read, each row is judged, and nothing is stored while a row is wrong,
//! unless it was set aside on purpose.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::limits::{self, EMAIL_CHARS, LINE_CHARS, NAME_CHARS};
use super::list_file::{self, Record, Separator, TextEncoding};
use super::list_words::{self, Column};
use super::people::Role;
use super::refusal::{Code, Refusal};

/// Attributes of one person.
pub const ATTRIBUTES_MOST: usize = 12;
/// Columns of a list.
const COLUMNS_MOST: usize = 40;

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Wrong {
    NameMissing,
    /// Longer than `limit` characters.
    TooLong,
    EmailWrong,
    /// The same as on row `row`.
    EmailTwice,
    /// Somebody of the jury has it.
    EmailTaken,
    /// Organisers and facilitators sign in with an account, which is found by e-mail.
    EmailNeeded,
    AccountUnknown,
    /// That account has a part in the jury already.
    AccountInJury,
    RoleUnknown,
    /// Supporters are added one by one, each with their juror.
    SupporterOneByOne,
    /// Neither yes nor no.
    YesOrNo,
    /// More cells than the list has columns.
    CellsMore,
    /// A line break in a name or an e-mail: most often a quotation mark too many.
    LineBreak,
}

/// One thing that is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RowProblem {
    pub wrong: Wrong,
    /// The header of the column, as it is written there; `name`, `email` or `capacity` when it is too long.
    pub column: Option<String>,
    /// Another row that it is about.
    pub row: Option<u32>,
    pub limit: Option<u32>,
}

impl RowProblem {
    fn of(wrong: Wrong) -> Self {
        Self { wrong, column: None, row: None, limit: None }
    }

    fn in_column(wrong: Wrong, column: &str) -> Self {
        Self { column: Some(column.to_owned()), ..Self::of(wrong) }
    }
}

/// What a column was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReadAs {
    Name,
    Email,
    Role,
    Capacity,
    Remote,
    MayHost,
    Device,
    /// Rooms can be mixed by it.
    Attribute,
    /// Nothing is taken from it.
    Nothing,
}

/// A column of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ColumnLine {
    pub header: String,
    pub read_as: ReadAs,
}

/// Somebody as a row says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ListRow {
    /// The line of the file, from 1.
    pub row: u32,
    pub name: String,
    pub email: String,
    /// None where the word is unknown.
    pub role: Option<Role>,
    pub capacity: String,
    pub remote: bool,
    pub may_host: bool,
    pub has_device: bool,
    pub attributes: BTreeMap<String, String>,
    /// Somebody of the jury has the same name: perhaps the same person.
    pub same_name: bool,
    pub problems: Vec<RowProblem>,
    /// The cells as they are written.
    pub cells: Vec<String>,
}

/// A list, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    pub encoding: TextEncoding,
    /// None where each row is a name and what is said of it, without a header.
    pub separator: Option<Separator>,
    pub columns: Vec<ColumnLine>,
    pub rows: Vec<ListRow>,
}

/// Whether an e-mail's account can be given a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account {
    Unknown,
    InJury,
    Free,
}

/// Who is in the jury already.
#[derive(Clone, Debug, Default)]
pub struct There {
    /// As [`email_key`] has them.
    pub emails: BTreeSet<String>,
    /// As [`name_key`] has them.
    pub names: BTreeSet<String>,
}

/// E-mails differ in case only by mistake.
#[must_use]
pub fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Names differ in case and spaces only by mistake.
#[must_use]
pub fn name_key(name: &str) -> String {
    list_words::folded(name)
}

/// Reads a list; `role` is what everybody is whose row does not say, `without` the columns (from 1) from
/// which nothing is taken.
///
/// # Errors
/// `list_spreadsheet`, `list_not_text`, `list_quote_open`, `list_too_long`; `list_empty`;
/// `list_header_missing` when no column is called a name; `list_column_twice`; `list_columns_many`.
pub fn read(bytes: &[u8], role: Role, without: &[u32]) -> Result<List, Refusal> {
    let (text, encoding) = list_file::decode(bytes)?;
    let (mut records, separator) = list_file::records(&text)?;
    if records.is_empty() {
        return Err(Code::ListEmpty.into());
    }
    let known = |cell: &String| !matches!(list_words::column(cell), Column::Attribute(_));
    if !records[0].cells.iter().any(known) {
        let rows = plain(&text, role)?;
        return Ok(List { encoding, separator: None, columns: Vec::new(), rows });
    }
    let header = records.remove(0).cells;
    let columns = columns(&header, without)?;
    let table = Table { header: &header, columns: &columns, role };
    let rows: Vec<ListRow> = records.iter().map(|record| table.row(record)).collect();
    if rows.is_empty() {
        return Err(Code::ListEmpty.into());
    }
    let columns = header.iter().zip(&columns).map(column_line).collect();
    Ok(List { encoding, separator: Some(separator), columns, rows })
}

/// A list without a header: on each line a name, then what rooms are mixed by, as `age: 25–34`.
fn plain(text: &str, role: Role) -> Result<Vec<ListRow>, Refusal> {
    let mut rows = Vec::new();
    for (line, text) in (1_u32..).zip(text.lines()) {
        let mut parts = text.split([',', ';', '\t', '،', '؛']).map(|part| part.trim().trim_matches('"'));
        let name = parts.next().unwrap_or_default();
        let mut row = ListRow::blank(line, role);
        row.name = list_file::tidy(name);
        for part in parts.filter(|part| !part.is_empty()) {
            // A table whose header is missing would put addresses where names belong.
            let (attribute, value) = part.split_once([':', '=', '：']).ok_or(Code::ListHeaderMissing)?;
            let (attribute, value) = (list_file::tidy(attribute), list_file::tidy(value));
            if !attribute.is_empty() && !value.is_empty() {
                row.attributes.insert(attribute, value);
            }
        }
        if row.name.is_empty() && row.attributes.is_empty() {
            continue;
        }
        row.cells = vec![text.to_owned()];
        row.check();
        rows.push(row);
    }
    Ok(rows)
}

fn columns(header: &[String], without: &[u32]) -> Result<Vec<Option<Column>>, Refusal> {
    limits::within("columns", i64::try_from(header.len()).unwrap_or(i64::MAX), 1, COLUMNS_MOST as i64)?;
    let mut columns: Vec<Option<Column>> = Vec::new();
    for (at, header) in (1_u32..).zip(header) {
        let column = Some(list_words::column(header)).filter(|column| {
            let unnamed = matches!(column, Column::Attribute(name) if name.is_empty());
            !unnamed && *column != Column::Reason && !without.contains(&at)
        });
        let twice = |other: &Option<Column>| match (other, &column) {
            (Some(Column::Attribute(one)), Some(Column::Attribute(other))) => {
                name_key(one) == name_key(other)
            }
            (one, other) => one == other && one.is_some(),
        };
        if columns.iter().any(twice) {
            return Err(Code::ListColumnTwice.with("column", header));
        }
        columns.push(column);
    }
    let has = |wanted: &Column| columns.iter().flatten().any(|column| column == wanted);
    if !has(&Column::Name) && !has(&Column::GivenName) && !has(&Column::FamilyName) {
        return Err(Code::ListHeaderMissing.into());
    }
    let attributes = columns.iter().flatten().filter(|column| matches!(column, Column::Attribute(_)));
    if attributes.count() > ATTRIBUTES_MOST {
        return Err(Code::ListColumnsMany.with("most", ATTRIBUTES_MOST));
    }
    Ok(columns)
}

fn column_line((header, column): (&String, &Option<Column>)) -> ColumnLine {
    let read_as = match column {
        Some(Column::Name | Column::GivenName | Column::FamilyName) => ReadAs::Name,
        Some(Column::Email) => ReadAs::Email,
        Some(Column::Role) => ReadAs::Role,
        Some(Column::Capacity) => ReadAs::Capacity,
        Some(Column::Remote) => ReadAs::Remote,
        Some(Column::MayHost) => ReadAs::MayHost,
        Some(Column::HasDevice | Column::NoDevice) => ReadAs::Device,
        Some(Column::Attribute(_)) => ReadAs::Attribute,
        Some(Column::Reason) | None => ReadAs::Nothing,
    };
    ColumnLine { header: header.clone(), read_as }
}

struct Table<'a> {
    header: &'a [String],
    columns: &'a [Option<Column>],
    role: Role,
}

impl Table<'_> {
    fn row(&self, record: &Record) -> ListRow {
        let mut row = ListRow::blank(record.line, self.role);
        let (mut given, mut family) = (String::new(), String::new());
        for ((header, column), cell) in self.header.iter().zip(self.columns).zip(&record.cells) {
            let Some(column) = column else { continue };
            let cell = unguarded(cell);
            match column {
                Column::Name => cell.clone_into(&mut row.name),
                Column::GivenName => cell.clone_into(&mut given),
                Column::FamilyName => cell.clone_into(&mut family),
                Column::Email => cell.clone_into(&mut row.email),
                Column::Capacity => cell.clone_into(&mut row.capacity),
                Column::Role if cell.is_empty() => {}
                Column::Role => {
                    row.role = list_words::role(cell);
                    if row.role.is_none() {
                        row.problems.push(RowProblem::in_column(Wrong::RoleUnknown, header));
                    }
                }
                Column::Remote => row.remote = row.answer(header, cell, false),
                Column::MayHost => row.may_host = row.answer(header, cell, false),
                Column::HasDevice => row.has_device = row.answer(header, cell, true),
                Column::NoDevice => row.has_device = !row.answer(header, cell, false),
                Column::Attribute(name) if !cell.is_empty() => {
                    row.attributes.insert(name.clone(), cell.to_owned());
                }
                Column::Attribute(_) | Column::Reason => {}
            }
        }
        if row.name.is_empty() {
            row.name = format!("{given} {family}").trim().to_owned();
        }
        let more = record.cells.iter().skip(self.header.len());
        if more.into_iter().any(|cell| !cell.is_empty()) {
            row.complain(Wrong::CellsMore);
        }
        row.cells.clone_from(&record.cells);
        row.check();
        row
    }
}

/// A cell without the mark that keeps a spreadsheet from taking it for a formula.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t']) => rest,
        _ => cell,
    }
}

impl ListRow {
    fn blank(row: u32, role: Role) -> Self {
        Self {
            row,
            name: String::new(),
            email: String::new(),
            role: Some(role),
            capacity: String::new(),
            remote: false,
            may_host: false,
            has_device: true,
            attributes: BTreeMap::new(),
            same_name: false,
            problems: Vec::new(),
            cells: Vec::new(),
        }
    }

    fn complain(&mut self, wrong: Wrong) {
        self.problems.push(RowProblem::of(wrong));
    }

    fn answer(&mut self, header: &str, cell: &str, unsaid: bool) -> bool {
        if cell.is_empty() {
            return unsaid;
        }
        list_words::yes_or_no(cell).unwrap_or_else(|| {
            self.problems.push(RowProblem::in_column(Wrong::YesOrNo, header));
            unsaid
        })
    }

    /// What is wrong with it, whoever else there is.
    fn check(&mut self) {
        if self.name.is_empty() {
            self.complain(Wrong::NameMissing);
        }
        if self.name.contains('\n') || self.email.contains('\n') {
            self.complain(Wrong::LineBreak);
        }
        if !self.email.is_empty() && limits::email(&self.email).is_err() {
            self.complain(Wrong::EmailWrong);
        }
        if self.role == Some(Role::Supporter) {
            self.complain(Wrong::SupporterOneByOne);
        }
        if self.role.is_some_and(Role::has_account) && self.email.is_empty() {
            self.complain(Wrong::EmailNeeded);
        }
        if self.attributes.len() > ATTRIBUTES_MOST {
            self.complain(Wrong::CellsMore);
        }
        let mut long = Vec::new();
        for (column, text, most) in [
            ("name", &self.name, NAME_CHARS),
            ("email", &self.email, EMAIL_CHARS),
            ("capacity", &self.capacity, LINE_CHARS),
        ] {
            long.extend((text.chars().count() > most).then(|| (column.to_owned(), most)));
        }
        for (name, value) in &self.attributes {
            let over = name.chars().count() > NAME_CHARS || value.chars().count() > NAME_CHARS;
            long.extend(over.then(|| (name.clone(), NAME_CHARS)));
        }
        for (column, most) in long {
            let limit = u32::try_from(most).ok();
            self.problems.push(RowProblem { limit, ..RowProblem::in_column(Wrong::TooLong, &column) });
        }
    }

    /// Nothing is wrong with it.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.problems.is_empty()
    }
}

impl List {
    /// The e-mails of rows that need an account.
    pub fn accounts(&self) -> impl Iterator<Item = &str> {
        let needs = |row: &&ListRow| row.role.is_some_and(Role::has_account) && !row.email.is_empty();
        self.rows.iter().filter(needs).map(|row| row.email.as_str())
    }

    /// Judges the rows beside each other and beside who is there. What is left out takes no place: of two
    /// rows with the same e-mail the second is wrong only while the first stands.
    pub fn judge(&mut self, there: &There, accounts: &BTreeMap<String, Account>, leave_out: &BTreeSet<u32>) {
        let mut seen: BTreeMap<String, u32> = BTreeMap::new();
        for row in &mut self.rows {
            row.same_name = there.names.contains(&name_key(&row.name));
            let key = email_key(&row.email);
            if key.is_empty() {
                continue;
            }
            if row.role.is_some_and(Role::has_account) {
                match accounts.get(&key) {
                    Some(Account::Free) => {}
                    Some(Account::InJury) => row.complain(Wrong::AccountInJury),
                    Some(Account::Unknown) | None => row.complain(Wrong::AccountUnknown),
                }
            } else if there.emails.contains(&key) {
                row.complain(Wrong::EmailTaken);
            }
            match seen.get(&key) {
                Some(first) => {
                    row.problems.push(RowProblem { row: Some(*first), ..RowProblem::of(Wrong::EmailTwice) });
                }
                None if row.is_good() && !leave_out.contains(&row.row) => {
                    seen.insert(key, row.row);
                }
                None => {}
            }
        }
    }

    /// The rows to store.
    ///
    /// # Errors
    /// `list_row_unknown` when a row to leave out is not there; `list_rows_wrong` when a row is wrong that
    /// is not left out; `list_empty` when nothing remains.
    pub fn remaining(self, leave_out: &BTreeSet<u32>) -> Result<Vec<ListRow>, Refusal> {
        let all: BTreeSet<u32> = self.rows.iter().map(|row| row.row).collect();
        if let Some(row) = leave_out.difference(&all).next() {
            return Err(Code::ListRowUnknown.with("row", row));
        }
        let kept: Vec<ListRow> = self.rows.into_iter().filter(|row| !leave_out.contains(&row.row)).collect();
        let wrong = kept.iter().filter(|row| !row.is_good()).count();
        if wrong > 0 {
            return Err(Code::ListRowsWrong.with("rows", wrong));
        }
        if kept.is_empty() { Err(Code::ListEmpty.into()) } else { Ok(kept) }
    }
}

#[cfg(test)]
#[path = "import_tests.rs"]
mod tests;
