//! The tables of questions to the witnesses, and of whom else the jury wants to hear.

use diesel::table;

table! {
    questions (id) {
        id -> Text,
        jury_id -> Text,
        author -> Text,
        room_id -> Nullable<Text>,
        text -> Text,
        addressed -> Text,
        state -> Text,
        was -> Nullable<Text>,
        place -> Nullable<Integer>,
        merged_into -> Nullable<Text>,
        reason -> Text,
        deferred_to -> Text,
        satisfied -> Bool,
        asked_at -> BigInt,
        put_at -> Nullable<BigInt>,
    }
}

table! {
    question_support (question_id, person_id) {
        question_id -> Text,
        person_id -> Text,
        jury_id -> Text,
    }
}

table! {
    question_steps (id) {
        id -> Text,
        jury_id -> Text,
        question_id -> Text,
        n -> Integer,
        kind -> Text,
        text -> Text,
        said_by -> Text,
        noted_by -> Text,
        at -> BigInt,
    }
}

table! {
    witness_requests (id) {
        id -> Text,
        jury_id -> Text,
        author -> Text,
        who -> Text,
        why -> Text,
        state -> Text,
        reason -> Text,
        made_at -> BigInt,
        decided_at -> Nullable<BigInt>,
    }
}

table! {
    witness_request_support (request_id, person_id) {
        request_id -> Text,
        person_id -> Text,
        jury_id -> Text,
    }
}
