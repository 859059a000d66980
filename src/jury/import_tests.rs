#![expect(clippy::unwrap_used, reason = "tests")]
use super::*;
use proptest::prelude::*;

fn list(text: &str) -> List {
    read(text.as_bytes(), Role::Juror, &[]).unwrap()
}

fn refused(text: &str) -> Code {
    read(text.as_bytes(), Role::Juror, &[]).unwrap_err().code
}

fn wrongs(row: &ListRow) -> Vec<Wrong> {
    row.problems.iter().map(|problem| problem.wrong).collect()
}

fn judged(text: &str, leave_out: &[u32]) -> List {
    let mut list = list(text);
    let there = There {
        emails: BTreeSet::from(["tom@x.org".into()]),
        names: BTreeSet::from([name_key("Tom Price")]),
    };
    let accounts =
        BTreeMap::from([("f@x.org".to_owned(), Account::Free), ("in@x.org".to_owned(), Account::InJury)]);
    list.judge(&there, &accounts, &leave_out.iter().copied().collect());
    list
}

#[test]
fn columns_come_in_any_order_case_and_language() {
    for text in [
        "Name,E-mail,Role,Age\nAmina Khan,a@x.org,juror,25–34\n",
        "AGE;ROLE;EMAIL;NAME\n25–34;Juror;a@x.org;Amina Khan\n",
        "Oed\tE-bost\tEnw\tRôl\n25–34\ta@x.org\tAmina Khan\trheithiwr\n",
        "الاسم;البريد الإلكتروني;الدور;العمر\nAmina Khan;a@x.org;محلَّف;25–34\n",
        "First name,Surname,Email,Age\nAmina,Khan,a@x.org,25–34\n",
    ] {
        let list = list(text);
        let row = &list.rows[0];
        assert_eq!(
            (row.name.as_str(), row.email.as_str(), row.role),
            ("Amina Khan", "a@x.org", Some(Role::Juror)),
            "{text}"
        );
        assert_eq!(row.attributes.values().collect::<Vec<_>>(), ["25–34"], "{text}");
        assert!(row.is_good(), "{:?}", row.problems);
    }
}

#[test]
fn a_plain_list_of_names_needs_no_header() {
    let list =
        list("Amina Khan, age: 25–34, area: Preston\n\n  Tom  \nWei\tage=35–44\nأمينة خان، العمر: 25\n");
    let names: Vec<&str> = list.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Amina Khan", "Tom", "Wei", "أمينة خان"]);
    assert_eq!(
        list.rows[0].attributes,
        BTreeMap::from([("age".into(), "25–34".into()), ("area".into(), "Preston".into())])
    );
    assert_eq!(list.separator, None);
    assert_eq!(
        refused("Amina,a@x.org\nTom,t@x.org\n"),
        Code::ListHeaderMissing,
        "a table without its header"
    );
}

#[test]
fn a_header_must_make_sense() {
    assert_eq!(refused(""), Code::ListEmpty);
    assert_eq!(refused("\n \n,,\n"), Code::ListEmpty);
    assert_eq!(refused("name,email\n,\n"), Code::ListEmpty);
    assert_eq!(refused("email,age\na@x.org,4\n"), Code::ListHeaderMissing);
    assert_eq!(refused("name,Email,e-mail\nA,a@x.org,b@x.org\n"), Code::ListColumnTwice);
    assert_eq!(refused("name,age,AGE\nA,1,2\n"), Code::ListColumnTwice);
    let many: Vec<String> = (0..=ATTRIBUTES_MOST).map(|n| format!("a{n}")).collect();
    assert_eq!(refused(&format!("name,{}\nA\n", many.join(","))), Code::ListColumnsMany);
    let without = read(format!("name,{}\nA\n", many.join(",")).as_bytes(), Role::Juror, &[2]).unwrap();
    assert_eq!(without.columns[1].read_as, ReadAs::Nothing);
}

#[test]
fn each_row_says_what_is_wrong_with_it() {
    let long = "x".repeat(81);
    let text = format!(
        "name,email,role,remote,no phone,age\n\
         ,a@x.org,juror,,,\n\
         B,not an address,king,maybe,x,\n\
         C,,supporter,,,\n\
         D,,facilitator,,,\n\
         {long},,,,,\n\
         \"E\nE\",,,,,,too much\n\
         F,,,yes,yes,{long}\n"
    );
    let list = list(&text);
    let found: Vec<Vec<Wrong>> = list.rows.iter().map(wrongs).collect();
    use Wrong::*;
    let expected: [&[Wrong]; 7] = [
        &[NameMissing],
        &[RoleUnknown, YesOrNo, EmailWrong],
        &[SupporterOneByOne],
        &[EmailNeeded],
        &[TooLong],
        &[CellsMore, LineBreak],
        &[TooLong],
    ];
    assert_eq!(found, expected);
    assert_eq!(list.rows[1].problems[0].column.as_deref(), Some("role"));
    assert_eq!(list.rows[4].problems[0].limit, Some(80));
    assert_eq!(list.rows[0].cells, ["", "a@x.org", "juror", "", "", ""]);
    let last = &list.rows[6];
    assert!(last.remote && !last.has_device);
}

#[test]
fn an_address_belongs_to_one_person() {
    let text = "name,email,role\nA,a@x.org,\nB,A@X.org,\nTom Price,Tom@x.org,\nF,f@x.org,facilitator\n\
                G,in@x.org,organiser\nH,nobody@x.org,facilitator\n";
    let list = judged(text, &[]);
    let found: Vec<Vec<Wrong>> = list.rows.iter().map(wrongs).collect();
    use Wrong::*;
    let expected: [&[Wrong]; 6] =
        [&[], &[EmailTwice], &[EmailTaken], &[], &[AccountInJury], &[AccountUnknown]];
    assert_eq!(found, expected);
    assert_eq!(list.rows[1].problems[0].row, Some(2));
    assert!(list.rows[2].same_name && !list.rows[0].same_name);
    assert!(judged(text, &[2]).rows[1].is_good(), "the first one is left out");
}

#[test]
fn nothing_is_stored_while_a_row_is_wrong_unless_it_was_left_out() {
    let text = "name,email\nA,a@x.org\n,b@x.org\nC,wrong\n";
    let remaining =
        |leave_out: &[u32]| judged(text, leave_out).remaining(&leave_out.iter().copied().collect());
    assert_eq!(remaining(&[]).unwrap_err(), Code::ListRowsWrong.with("rows", 2));
    assert_eq!(remaining(&[3]).unwrap_err(), Code::ListRowsWrong.with("rows", 1));
    assert_eq!(remaining(&[3, 4]).unwrap().iter().map(|row| row.row).collect::<Vec<_>>(), [2]);
    assert_eq!(remaining(&[2, 3, 4]).unwrap_err().code, Code::ListEmpty);
    assert_eq!(remaining(&[3, 4, 9]).unwrap_err(), Code::ListRowUnknown.with("row", 9));
}

#[test]
fn what_was_downloaded_here_is_read_again() {
    let list = list("name,What is wrong\n'=Amina,The name is missing\n");
    assert_eq!(list.rows[0].name, "=Amina");
    assert_eq!(list.columns[1].read_as, ReadAs::Nothing);
    assert!(list.rows[0].attributes.is_empty());
}

proptest! {
    #[test]
    fn any_bytes_are_judged_without_a_fault(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        for begins in [b"".as_slice(), b"name,email,role\n"] {
            if let Ok(mut list) = read(&[begins, &bytes].concat(), Role::Juror, &[]) {
                list.judge(&There::default(), &BTreeMap::new(), &BTreeSet::new());
                let bad: BTreeSet<u32> = list.rows.iter().filter(|row| !row.is_good()).map(|row| row.row).collect();
                let good = list.rows.len() - bad.len();
                let lines: BTreeSet<u32> = list.rows.iter().map(|row| row.row).collect();
                prop_assert_eq!(lines.len(), list.rows.len(), "each row has a number of its own");
                // What is left out can make another row right, never wrong.
                let kept = list.remaining(&bad).map_or(0, |rows| rows.len());
                prop_assert_eq!(kept, good);
            }
        }
    }

    #[test]
    fn no_two_rows_that_are_stored_share_an_address(emails in proptest::collection::vec("[ab]@[xy]", 1..12)) {
        let rows: String = emails.iter().map(|email| format!("A,{email}\n")).collect();
        let mut list = list(&format!("name,email\n{rows}"));
        list.judge(&There::default(), &BTreeMap::new(), &BTreeSet::new());
        let kept: Vec<&str> = list.rows.iter().filter(|row| row.is_good()).map(|row| row.email.as_str()).collect();
        let different: BTreeSet<&str> = emails.iter().map(String::as_str).collect();
        prop_assert_eq!(kept.len(), different.len());
    }
}
