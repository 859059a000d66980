//! The tables of what comes after a consensus round: reasons and corrections.

use diesel::table;

table! {
    reasons_windows (round_id) {
        round_id -> Text,
        jury_id -> Text,
        opened_at -> BigInt,
        closed_at -> Nullable<BigInt>,
        sent -> Nullable<Integer>,
    }
}

table! {
    reasons (id) {
        id -> Text,
        round_id -> Text,
        version_id -> Text,
        text -> Text,
    }
}

table! {
    reasons_sent (round_id, key_hash) {
        round_id -> Text,
        key_hash -> Binary,
        digest -> Binary,
    }
}

table! {
    errata (id) {
        id -> Text,
        jury_id -> Text,
        round_id -> Text,
        text -> Text,
        reason -> Text,
        added_at -> BigInt,
    }
}
