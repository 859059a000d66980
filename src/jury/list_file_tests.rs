#![expect(clippy::unwrap_used, reason = "tests")]
use super::*;
use proptest::prelude::*;

fn cells(text: &str) -> Vec<Vec<String>> {
    records(text).unwrap().0.into_iter().map(|record| record.cells).collect()
}

fn two_bytes(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

#[test]
fn text_is_read_in_the_encoding_that_spreadsheets_write() {
    let text = "name,café\nŴil,Ā\n";
    assert_eq!(decode(text.as_bytes()).unwrap(), (text.into(), TextEncoding::Utf8));
    let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    assert_eq!(decode(&marked).unwrap(), (text.into(), TextEncoding::Utf8));
    for bytes in [
        [vec![0xff, 0xfe], two_bytes(text, u16::to_le_bytes)].concat(),
        [vec![0xfe, 0xff], two_bytes(text, u16::to_be_bytes)].concat(),
        two_bytes(text, u16::to_le_bytes),
        two_bytes(text, u16::to_be_bytes),
    ] {
        assert_eq!(decode(&bytes).unwrap(), (text.into(), TextEncoding::Utf16));
    }
    assert_eq!(
        decode(b"name\r\nJos\xe9\rZo\xeb").unwrap(),
        ("name\nJosé\nZoë".into(), TextEncoding::Windows1252)
    );
}

#[test]
fn what_is_no_text_is_refused() {
    let cases: [(&[u8], Code); 7] = [
        (b"PK\x03\x04\x14\0\x06\0", Code::ListSpreadsheet),
        (&[0xd0, 0xcf, 0x11, 0xe0, 0xa1], Code::ListSpreadsheet),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Code::ListNotText),
        (b"%PDF-1.7\n\x01\xe2\xe3\x02", Code::ListNotText),
        (b"\xef\xbb\xbfname\n\xff\xfe", Code::ListNotText),
        (&[0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00], Code::ListNotText),
        (b"name\nA\0B", Code::ListNotText),
    ];
    for (bytes, code) in cases {
        assert_eq!(decode(bytes).unwrap_err().code, code, "{bytes:?}");
    }
}

#[test]
fn the_separator_is_found_out() {
    for (text, separator) in [
        ("name,email\nA,b", Separator::Comma),
        ("name;email\nA;b", Separator::Semicolon),
        ("name\temail\nA\tb", Separator::Tab),
        ("\n\nname;\"a, b, c\"\nA;b", Separator::Semicolon),
        ("name\nA", Separator::Comma),
        ("sep=;\nname\nA", Separator::Semicolon),
    ] {
        assert_eq!(records(text).unwrap().1, separator, "{text}");
    }
    assert_eq!(cells("sep=;\nname;email\n"), [["name", "email"]]);
}

#[test]
fn rows_keep_the_line_on_which_they_begin() {
    let text = "name,about\n\n\"A\",\"two\nlines\"\n,,\n  \nB,\"say \"\"yes\"\"\"\n\nC";
    let (found, _) = records(text).unwrap();
    let lines: Vec<u32> = found.iter().map(|record| record.line).collect();
    assert_eq!(lines, [1, 3, 7, 9]);
    assert_eq!(found[1].cells, ["A", "two\nlines"]);
    assert_eq!(found[2].cells, ["B", "say \"yes\""]);
}

#[test]
fn a_quotation_mark_that_is_never_closed_swallows_nobody() {
    let refused = records("name,email\nA,a@b\n\"B,b@b\nC,c@b\n").unwrap_err();
    assert_eq!(refused, Code::ListQuoteOpen.with("row", 3));
    assert!(records("name\n5\" nail\n").is_ok());
}

#[test]
fn a_list_has_an_end() {
    let text = format!("name\n{}", "A\n".repeat(ROWS_MOST - 1));
    assert_eq!(records(&text).unwrap().0.len(), ROWS_MOST);
    assert_eq!(records(&format!("{text}A\n")).unwrap_err(), Code::ListTooLong.with("limit", 10_000));
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok((text, _)) = decode(&bytes) {
            let _ = records(&text);
        }
    }

    #[test]
    fn what_was_written_as_csv_is_read_back(
        rows in proptest::collection::vec(proptest::collection::vec("[a-zé,;\"\n ]{0,8}", 2..5), 1..8),
        separator in proptest::sample::select(vec![b',', b';', b'\t']),
    ) {
        let mut writer = csv::WriterBuilder::new()
            .flexible(true).quote_style(csv::QuoteStyle::Always).delimiter(separator).from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let text = format!("sep={}\n{}", char::from(separator), String::from_utf8(writer.into_inner().unwrap()).unwrap());
        let expected: Vec<Vec<String>> = rows.iter()
            .map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>())
            .filter(|row| row.iter().any(|cell| !cell.is_empty()))
            .collect();
        prop_assert_eq!(cells(&text), expected);
    }
}
