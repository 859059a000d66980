//! The tables of issues and solutions: what a jury begins from, what rooms write down, and what is
//! done with it.

use diesel::table;

table! {
    starting_points (id) {
        id -> Text,
        jury_id -> Text,
        place -> Integer,
        kind -> Text,
        text -> Text,
        source -> Text,
    }
}

table! {
    room_entries (id) {
        id -> Text,
        jury_id -> Text,
        round_id -> Text,
        room_id -> Text,
        kind -> Text,
        text -> Text,
        author -> Text,
        from_id -> Nullable<Text>,
        withdrawn -> Bool,
        made_at -> BigInt,
        merged_into -> Nullable<Text>,
        group_id -> Nullable<Text>,
    }
}

table! {
    entry_support (entry_id, person_id) {
        entry_id -> Text,
        person_id -> Text,
        room_id -> Text,
    }
}

table! {
    starting_point_fates (room_id, starting_point_id) {
        room_id -> Text,
        starting_point_id -> Text,
        jury_id -> Text,
        fate -> Text,
        entry_id -> Nullable<Text>,
        reason -> Nullable<Text>,
        settled_by -> Text,
        at -> BigInt,
    }
}

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
