//! The tables of signing in: tries, second factors, and what stands between password and code.

use diesel::table;

table! {
    sign_in_tries (whose) {
        whose -> Text,
        claims -> BigInt,
        tries -> Text,
        last_at -> BigInt,
    }
}

table! {
    second_factors (account_id) {
        account_id -> Text,
        sealed -> Binary,
        begun_at -> BigInt,
        confirmed_at -> Nullable<BigInt>,
        last_step -> BigInt,
    }
}

table! {
    recovery_codes (account_id, code_hash) {
        account_id -> Text,
        code_hash -> Text,
        used_at -> Nullable<BigInt>,
    }
}

table! {
    half_sessions (hash) {
        hash -> Text,
        account_id -> Text,
        expires_at -> BigInt,
    }
}
