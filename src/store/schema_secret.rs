//! The tables of secret rounds: keys, credentials, the ballot box, and what is left after closing.

use diesel::{allow_tables_to_appear_in_same_query, table};

use super::schema_rounds::consensus_rounds;

table! {
    round_keys (round_id, what) {
        round_id -> Text,
        what -> Text,
        sealed -> Binary,
    }
}

table! {
    credentials_issued (round_id, person_id) {
        round_id -> Text,
        person_id -> Text,
        blinded -> Binary,
    }
}

table! {
    secret_ballots (round_id, key_hash) {
        round_id -> Text,
        key_hash -> Binary,
        question_id -> Text,
        key -> Binary,
        prefix -> Binary,
        credential -> Binary,
        counter -> BigInt,
        ballot -> Text,
        signature -> Binary,
    }
}

table! {
    round_bundles (round_id) {
        round_id -> Text,
        bundle -> Text,
        words -> Text,
        figures -> Text,
    }
}

table! {
    round_cleanings (round_id, what) {
        round_id -> Text,
        what -> Text,
    }
}

allow_tables_to_appear_in_same_query!(consensus_rounds, round_bundles);
