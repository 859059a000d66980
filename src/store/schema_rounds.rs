//! The tables of consensus rounds.

use diesel::{allow_tables_to_appear_in_same_query, table};

table! {
    consensus_rounds (id) {
        id -> Text,
        jury_id -> Text,
        state -> Text,
        title -> Text,
        threshold_num -> Nullable<Integer>,
        threshold_den -> Nullable<Integer>,
        denominator -> Nullable<Text>,
        stand_aside_counted -> Bool,
        quorum -> Nullable<Integer>,
        counting -> Text,
        secrecy -> Text,
        indicative -> Bool,
        agenda_item_id -> Nullable<Text>,
        opened_at -> Nullable<BigInt>,
        closed_at -> Nullable<BigInt>,
        revealed_at -> Nullable<BigInt>,
        published_at -> Nullable<BigInt>,
        voided_at -> Nullable<BigInt>,
        void_reason -> Text,
        tally -> Nullable<Text>,
        method -> Text,
        options -> Text,
        rehearsal -> Bool,
        follows -> Nullable<Text>,
        opening -> Nullable<Text>,
        round_hash -> Nullable<Text>,
        closes_at -> Nullable<BigInt>,
        opened_by -> Nullable<Text>,
    }
}

table! {
    consensus_round_items (round_id, position) {
        round_id -> Text,
        position -> Integer,
        version_id -> Text,
    }
}

table! {
    consensus_round_roster (round_id, person_id) {
        round_id -> Text,
        person_id -> Text,
        way -> Text,
    }
}

table! {
    named_ballots (id) {
        id -> Text,
        round_id -> Text,
        question_id -> Text,
        answer -> Text,
        salt -> Binary,
        commitment -> Text,
    }
}

table! {
    named_ballot_owners (ballot_id) {
        ballot_id -> Text,
        person_id -> Text,
    }
}

table! {
    paper_counts (round_id, teller_id) {
        round_id -> Text,
        teller_id -> Text,
        counted -> Text,
    }
}

table! {
    voting_points (jury_id) {
        jury_id -> Text,
        turn -> Integer,
        open -> Bool,
    }
}

allow_tables_to_appear_in_same_query!(consensus_rounds, consensus_round_items);
allow_tables_to_appear_in_same_query!(consensus_rounds, consensus_round_roster);
allow_tables_to_appear_in_same_query!(consensus_rounds, named_ballots, named_ballot_owners);
