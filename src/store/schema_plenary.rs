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
