//! The authorisation matrix: every operation of the OpenAPI document × every role, and every topic ×
//! every viewer. An operation or topic that nobody listed fails.

use std::collections::{BTreeMap, BTreeSet};

use citizens_jury::http;
use citizens_jury::jury::ids::{DocumentId, PersonId, RoomId};
use citizens_jury::jury::people::Role;
use citizens_jury::jury::sight::{Audience, Operation, Topic, Viewer, sees};
use reqwest::Method;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::app::{App, User};

/// Operations that are not of one jury's roles: each says itself who may call it.
const OUTSIDE_JURIES: &[&str] = &[
    "start",
    "set_up",
    "sign_in_with_password",
    "sign_in_with_code",
    "sign_in_with_card",
    "look_at_card",
    "refresh_session",
    "sign_out",
    "sign_out_everywhere",
    "make_ticket",
    "show_account",
    "change_password",
    "change_email",
    "end_session",
    "end_other_sessions",
    "begin_second_factor",
    "confirm_second_factor",
    "turn_off_second_factor",
    "renew_recovery_codes",
    "list_juries",
    "list_watchable",
    "create_jury",
    "demonstration_links",
    "send_reasons",
    // Whoever holds a credential, and nobody who says who they are.
    "cast_secret_ballot",
];
/// Readings of a jury that are not topics, with the roles that get an answer before publication.
const READINGS: &[(&str, &[Role])] = &[
    ("list_cards", &[Role::Organiser, Role::Facilitator]),
    ("export_record", &[Role::Organiser, Role::Facilitator]),
    // Whoever has a part, as the agenda itself.
    ("export_agenda", &Role::ALL),
    ("voting_point_token", &[Role::Organiser, Role::Facilitator]),
    // Of evidence that is a file; the matrix has none.
    ("open_file", &[]),
    // Of a round whose outcome is shown; the matrix has none.
    ("export_result_csv", &[]),
    ("export_result_json", &[]),
];

struct Call {
    method: Method,
    path: String,
    body: Value,
}

/// Every operation of the document, with an example of a call.
fn calls() -> BTreeMap<String, Call> {
    let document = serde_json::to_value(http::document()).unwrap();
    let mut calls = BTreeMap::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let name = operation["operationId"].as_str().unwrap().to_owned();
            let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
            let body = if schema.is_null() { json!({}) } else { example(&document, schema) };
            let method = method.to_uppercase().parse().unwrap();
            assert!(
                calls.insert(name.clone(), Call { method, path: path.clone(), body }).is_none(),
                "{name} twice"
            );
        }
    }
    calls
}

/// A value that a schema accepts: only what is required.
fn example(document: &Value, schema: &Value) -> Value {
    if let Some(reference) = schema["$ref"].as_str() {
        return example(document, document.pointer(reference.trim_start_matches('#')).unwrap());
    }
    if let Some(first) = schema["enum"].as_array().and_then(|values| values.first()) {
        return first.clone();
    }
    for choice in ["oneOf", "anyOf", "allOf"] {
        if let Some(first) = schema[choice].as_array().and_then(|of| of.iter().find(|s| s["type"] != "null"))
        {
            return example(document, first);
        }
    }
    let kind = schema["type"].as_str().or_else(|| schema["type"][0].as_str()).unwrap_or("object");
    match kind {
        "object" => {
            let mut object = Map::new();
            for name in schema["required"].as_array().into_iter().flatten() {
                let name = name.as_str().unwrap();
                object.insert(name.into(), example(document, &schema["properties"][name]));
            }
            Value::Object(object)
        }
        "array" => json!([example(document, &schema["items"])]),
        "integer" | "number" => schema.get("minimum").cloned().unwrap_or_else(|| json!(1)),
        "boolean" => json!(true),
        _ if schema["format"] == "byte" => json!("AAAA"),
        _ if schema["format"] == "uuid" => json!(Uuid::nil()),
        _ => json!("a"),
    }
}

fn is_reading(call: &Call) -> bool {
    call.method == Method::GET
}

#[test]
fn every_operation_is_listed() {
    let listed: BTreeSet<&str> = Operation::ALL.iter().map(|operation| operation.as_str()).collect();
    let calls = calls();
    for (name, call) in &calls {
        let topic = name.starts_with("read_") && is_reading(call);
        let known = topic
            || OUTSIDE_JURIES.contains(&name.as_str())
            || READINGS.iter().any(|(reading, _)| reading == name)
            || listed.contains(name.as_str());
        assert!(known, "nobody says who may call {name}");
    }
    for name in listed {
        assert!(calls.contains_key(name), "{name} is listed, but there is no such operation");
    }
}

/// One user of each role.
async fn one_of_each(app: &App) -> BTreeMap<&'static str, User> {
    let organiser = app.jury().await;
    let facilitator = app.facilitator(&organiser).await;
    let (juror, id) = app.add(&organiser, json!({ "role": "juror", "name": "J" })).await;
    let (supporter, _) =
        app.add(&organiser, json!({ "role": "supporter", "name": "S", "supports": id })).await;
    let (witness, _) = app.add(&organiser, json!({ "role": "witness", "name": "W" })).await;
    let (guest, _) = app.add(&organiser, json!({ "role": "guest", "name": "G" })).await;
    BTreeMap::from([
        ("organiser", organiser),
        ("facilitator", facilitator),
        ("juror", juror),
        ("supporter", supporter),
        ("witness", witness),
        ("guest", guest),
    ])
}

fn word(role: Role) -> String {
    serde_json::to_value(role).unwrap().as_str().unwrap().to_owned()
}

both! {
    async fn every_role_may_do_what_is_listed_and_nothing_else(app: App) {
        let users = one_of_each(&app).await;
        let calls = calls();
        for operation in Operation::ALL {
            let call = &calls[operation.as_str()];
            let jury = &users["organiser"].jury;
            let path = fill(&call.path.replace("{jury}", jury));
            let body = Some(call.body.to_string());
            let nobody = app.anybody().send(call.method.clone(), &path, None, body.clone()).await;
            nobody.refused(401, "sign_in_needed");
            for role in Role::ALL {
                if operation.roles().contains(&role) {
                    continue;
                }
                let reply = users[word(role).as_str()].send(call.method.clone(), &path, None, body.clone()).await;
                assert_eq!(reply.json()["code"], "not_allowed", "{} by {role:?}: {}", operation.as_str(), reply.text);
            }
            let stranger = app.anybody();
            let stranger = User { token: users["organiser"].token.clone(), ..stranger };
            let elsewhere = fill(&call.path.replace("{jury}", &Uuid::nil().to_string()));
            stranger.send(call.method.clone(), &elsewhere, None, body.clone()).await.refused(404, "not_found");
            for role in operation.roles() {
                let reply = users[word(*role).as_str()].send(call.method.clone(), &path, None, body.clone()).await;
                assert!(reply.status < 500, "{} by {role:?}: {}", operation.as_str(), reply.text);
                assert_ne!(reply.status, 403, "{} by {role:?}: {}", operation.as_str(), reply.text);
            }
        }
        for (name, roles) in READINGS {
            let path = calls[*name].path.replace("{jury}", &users["organiser"].jury);
            for role in Role::ALL {
                let status = users[word(role).as_str()].get(&path).await.status;
                assert_eq!(status == 200, roles.contains(&role), "{name} by {role:?}: {status}");
            }
        }
    }

    async fn every_topic_is_read_by_those_who_see_it(app: App) {
        let users = one_of_each(&app).await;
        for topic in Topic::PLAIN {
            for role in Role::ALL {
                let person = Some(PersonId(Uuid::nil()));
                let audience = Audience { viewer: Viewer::Role(role), room: None, person };
                let reply = users[word(role).as_str()].get(&format!("/{topic}")).await;
                let expected = if sees(audience, topic) { 200 } else { 404 };
                assert_eq!(reply.status, expected, "{topic} by {role:?}: {}", reply.text);
            }
        }
    }
}

/// Any id will do: who may not, is told so before anything is looked up.
fn fill(path: &str) -> String {
    let mut filled = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap();
        filled.push_str(before);
        filled.push_str(if matches!(name, "day" | "number") {
            "1"
        } else {
            "00000000-0000-0000-0000-000000000000"
        });
        rest = after;
    }
    filled + rest
}

/// Who sees which topic, cell by cell: organiser, facilitator, juror, supporter, witness, guest, the
/// projector, the public. `r` is the juror's or supporter's own room alone.
const SIGHT: &[(&str, &str)] = &[
    ("jury", "xxxxxxxx"),
    ("agenda", "xxxxxxxx"),
    ("people", "xxxxx---"),
    ("rooms", "xxxxx-x-"),
    ("evidence", "xxxxxxxx"),
    ("questions", "xxxxxxxx"),
    ("recommendations", "xxxxxxxx"),
    ("rounds", "xxxx--x-"),
    ("results", "xxxxxxxx"),
    ("temperature", "xxxx--x-"),
    ("me", "xxxxxx--"),
    ("room", "xxrr----"),
    // Further, a text's room says who: see the stories of texts.
    ("text", "xxxx----"),
];

#[test]
fn every_cell_of_topic_and_viewer_is_listed() {
    let viewers: Vec<Viewer> =
        Role::ALL.into_iter().map(Viewer::Role).chain([Viewer::Screen, Viewer::Public]).collect();
    let room = RoomId(Uuid::from_u128(1));
    for topic in Topic::PLAIN.into_iter().chain([Topic::Room(room), Topic::Text(DocumentId(Uuid::nil()))]) {
        let name = topic.to_string();
        let name = name.split(':').next().unwrap();
        let (_, cells) = SIGHT.iter().find(|(listed, _)| *listed == name).expect("the topic is listed");
        for (viewer, cell) in viewers.iter().zip(cells.chars()) {
            let person = viewer.belongs().then_some(PersonId(Uuid::nil()));
            let elsewhere = Audience { viewer: *viewer, room: Some(RoomId(Uuid::nil())), person };
            let there = Audience { room: Some(room), ..elsewhere };
            assert_eq!(sees(there, topic), cell != '-', "{name} by {viewer:?}");
            assert_eq!(sees(elsewhere, topic), cell == 'x', "{name} by {viewer:?} of another room");
        }
    }
}
