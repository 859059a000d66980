//! The tables of what is done with issues and solutions; their entries are in `schema`.

use diesel::table;

table! {
    entry_groups (id) {
        id -> Text,
        jury_id -> Text,
        room_id -> Text,
        kind -> Text,
        title -> Text,
        made_at -> BigInt,
    }
}

table! {
    entry_merges (id) {
        id -> Text,
        jury_id -> Text,
        room_id -> Text,
        kept -> Text,
        gone -> Text,
        wording -> Text,
        words -> Text,
        made_by -> Text,
        made_at -> BigInt,
        seq -> BigInt,
        undone -> Bool,
    }
}

table! {
    entry_arguments (id) {
        id -> Text,
        jury_id -> Text,
        room_id -> Text,
        entry_id -> Text,
        side -> Text,
        text -> Text,
        about -> Text,
        author -> Text,
        withdrawn -> Bool,
        made_at -> BigInt,
    }
}

table! {
    recommendation_sources (recommendation_id, place) {
        recommendation_id -> Text,
        place -> Integer,
        entry_id -> Text,
        jury_id -> Text,
        room_id -> Text,
        text -> Text,
        seq -> BigInt,
    }
}

table! {
    citations (id) {
        id -> Text,
        jury_id -> Text,
        room_id -> Nullable<Text>,
        citing -> Text,
        citing_id -> Text,
        evidence_id -> Text,
        passage -> Text,
        place -> Text,
        made_by -> Text,
        taken_back -> Bool,
        made_at -> BigInt,
    }
}
