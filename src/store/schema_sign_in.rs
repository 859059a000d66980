//! The tables of signing in.

use diesel::table;

table! {
    sign_in_tries (whose) {
        whose -> Text,
        claims -> BigInt,
        tries -> Text,
        last_at -> BigInt,
    }
}
