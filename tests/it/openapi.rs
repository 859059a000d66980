//! The contract with the pages, as it was last agreed: `make types` writes it anew after a wanted change.

use std::collections::BTreeSet;

use citizens_jury::http;

#[test]
fn the_document_is_the_one_that_was_agreed() {
    insta::assert_snapshot!("openapi", http::document().to_pretty_json().unwrap());
}

#[test]
fn every_operation_has_a_name_of_its_own() {
    let document = serde_json::to_value(http::document()).unwrap();
    let mut names = BTreeSet::new();
    for (path, operations) in document["paths"].as_object().unwrap() {
        assert!(path.starts_with("/api/"), "{path}");
        for (method, operation) in operations.as_object().unwrap() {
            let name =
                operation["operationId"].as_str().unwrap_or_else(|| panic!("{method} {path} has no name"));
            assert!(names.insert(name.to_owned()), "two operations are called {name}");
        }
    }
    assert!(names.len() > 20);
}
