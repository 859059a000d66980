//! The tables of what happens with everyone together.

use diesel::table;

table! {
    recommendation_lineage (from_id, to_id) {
        from_id -> Text,
        to_id -> Text,
        jury_id -> Text,
        from_version -> Text,
        how -> Text,
        reason -> Text,
        place -> Integer,
    }
}

table! {
    presenting_slots (item_id, room_id) {
        item_id -> Text,
        room_id -> Text,
        jury_id -> Text,
        place -> Integer,
        minutes -> Integer,
        started_at -> Nullable<BigInt>,
        ended_at -> Nullable<BigInt>,
    }
}

table! {
    item_notes (item_id) {
        item_id -> Text,
        jury_id -> Text,
        document_id -> Text,
        text -> Nullable<Text>,
    }
}
