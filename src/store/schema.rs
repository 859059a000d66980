//! One set of tables for both databases; the migrations are twins.

use diesel::{allow_tables_to_appear_in_same_query, table};

table! {
    accounts (id) {
        id -> Text,
        seq -> BigInt,
        email_hash -> Text,
        password_hash -> Text,
        sealed -> Binary,
        created_at -> BigInt,
        disabled_at -> Nullable<BigInt>,
    }
}

table! {
    installation (name) {
        name -> Text,
        value -> Text,
    }
}

table! {
    sessions (id) {
        id -> Text,
        account_id -> Nullable<Text>,
        person_id -> Nullable<Text>,
        token_hash -> Text,
        previous_hash -> Nullable<Text>,
        rotated_at -> BigInt,
        created_at -> BigInt,
        revoked_at -> Nullable<BigInt>,
        browser -> Text,
    }
}

table! {
    tickets (hash) {
        hash -> Text,
        jury_id -> Text,
        session_id -> Nullable<Text>,
        screen -> Bool,
        document_id -> Nullable<Text>,
        expires_at -> BigInt,
    }
}

table! {
    juries (id) {
        id -> Text,
        seq -> BigInt,
        record_count -> BigInt,
        record_head -> Text,
        state -> Text,
        title -> Text,
        charge -> Text,
        background -> Text,
        time_zone -> Text,
        chosen_how -> Text,
        public -> Bool,
        demonstration -> Bool,
        contact -> Text,
        ground_rules -> Text,
        consent_text -> Text,
        consent_version -> Integer,
        settings -> Text,
        screen_version -> Integer,
        read_back -> Nullable<Text>,
        created_at -> BigInt,
        lead -> Nullable<Text>,
        lead_at -> Nullable<BigInt>,
    }
}

table! {
    days (jury_id, number) {
        jury_id -> Text,
        number -> Integer,
        date -> Text,
        starts_at -> BigInt,
        hard_end -> BigInt,
        started_at -> Nullable<BigInt>,
        ended_at -> Nullable<BigInt>,
    }
}

table! {
    items (id) {
        id -> Text,
        jury_id -> Text,
        day -> Integer,
        position -> Integer,
        kind -> Text,
        stage -> Text,
        title -> Text,
        minutes -> Integer,
        min_minutes -> Nullable<Integer>,
        fixed_start -> Nullable<BigInt>,
        opens_rooms -> Bool,
        witness_slots -> Text,
        rotation_minutes -> Nullable<Integer>,
        state -> Text,
        opened_at -> Nullable<BigInt>,
        deadline -> Nullable<BigInt>,
        closed_at -> Nullable<BigInt>,
        turn_seconds -> Nullable<Integer>,
    }
}

table! {
    item_ready (item_id, person_id) {
        item_id -> Text,
        person_id -> Text,
    }
}

table! {
    people (id) {
        id -> Text,
        jury_id -> Text,
        role -> Text,
        number -> Integer,
        account_id -> Nullable<Text>,
        supports -> Nullable<Text>,
        remote -> Bool,
        may_host -> Bool,
        has_device -> Bool,
        attendance -> Text,
        attendance_at -> BigInt,
        sealed -> Binary,
        erased_at -> Nullable<BigInt>,
        way -> Nullable<Text>,
        contact -> Nullable<Binary>,
        gone_at -> Nullable<BigInt>,
        replaced_by -> Nullable<Text>,
    }
}

table! {
    attendance_marks (jury_id, person_id, seq) {
        jury_id -> Text,
        person_id -> Text,
        at -> BigInt,
        seq -> BigInt,
        attendance -> Text,
        marked_by -> Text,
    }
}

table! {
    cards (id) {
        id -> Text,
        jury_id -> Text,
        person_id -> Text,
        code_hash -> Text,
        issued_at -> BigInt,
        first_used_at -> Nullable<BigInt>,
        revoked_at -> Nullable<BigInt>,
    }
}

table! {
    consents (person_id) {
        person_id -> Text,
        jury_id -> Text,
        text_version -> Integer,
        taking_part -> Bool,
        audio -> Bool,
        quotes -> Bool,
        photographs -> Bool,
        entered_by -> Text,
        at -> BigInt,
    }
}

table! {
    changes (actor, key) {
        actor -> Text,
        key -> Text,
        body_hash -> Text,
        status -> Integer,
        seq -> BigInt,
        ids -> Text,
        at -> BigInt,
    }
}

table! {
    record_entries (jury_id, n) {
        jury_id -> Text,
        n -> BigInt,
        seq -> BigInt,
        at -> BigInt,
        kind -> Text,
        commitment -> Text,
        previous -> Text,
        hash -> Text,
    }
}

table! {
    record_contents (jury_id, n) {
        jury_id -> Text,
        n -> BigInt,
        person_id -> Nullable<Text>,
        salt -> Binary,
        content -> Text,
    }
}

table! {
    documents (id) {
        id -> Text,
        jury_id -> Text,
        room_id -> Nullable<Text>,
        frozen -> Bool,
        last_n -> BigInt,
        compacted_n -> BigInt,
        created_at -> BigInt,
    }
}

table! {
    document_updates (document_id, n) {
        document_id -> Text,
        n -> BigInt,
        person_id -> Nullable<Text>,
        bytes -> Binary,
        at -> BigInt,
    }
}

table! {
    text_writers (document_id, client) {
        document_id -> Text,
        client -> BigInt,
        person_id -> Text,
    }
}

table! {
    text_snapshots (id) {
        id -> Text,
        document_id -> Text,
        name -> Text,
        automatic -> Bool,
        made_by -> Text,
        at -> BigInt,
        title -> Text,
        body -> Text,
        reasons -> Text,
        notes -> Text,
    }
}

table! {
    text_comments (id) {
        id -> Text,
        document_id -> Text,
        parent_id -> Nullable<Text>,
        author -> Text,
        part -> Nullable<Text>,
        anchor -> Text,
        quote -> Text,
        text -> Text,
        made_at -> BigInt,
        resolved_by -> Nullable<Text>,
        resolved_at -> Nullable<BigInt>,
        withdrawn -> Bool,
    }
}

table! {
    room_notes (room_id) {
        room_id -> Text,
        document_id -> Text,
        text -> Nullable<Text>,
    }
}

table! {
    room_rounds (id) {
        id -> Text,
        jury_id -> Text,
        n -> Integer,
        item_id -> Nullable<Text>,
        attribute -> Text,
        seed -> BigInt,
        made_at -> BigInt,
        begun_at -> Nullable<BigInt>,
        ended_at -> Nullable<BigInt>,
        plan -> Text,
    }
}

table! {
    rooms (id) {
        id -> Text,
        jury_id -> Text,
        round_id -> Text,
        place -> Integer,
        name -> Text,
        facilitator -> Nullable<Text>,
        host -> Nullable<Text>,
        scribe -> Nullable<Text>,
        turns_on -> Bool,
        turn_ms -> BigInt,
        call -> Text,
        called_at -> Nullable<BigInt>,
        answered_by -> Nullable<Text>,
        told -> Text,
        told_at -> Nullable<BigInt>,
        deadline -> Nullable<BigInt>,
        back_at -> Nullable<BigInt>,
        recorded_since -> Nullable<BigInt>,
    }
}

table! {
    room_members (round_id, person_id) {
        room_id -> Text,
        person_id -> Text,
        jury_id -> Text,
        round_id -> Text,
        part -> Text,
    }
}

table! {
    room_visits (person_id) {
        person_id -> Text,
        jury_id -> Text,
        room_id -> Text,
        since -> BigInt,
    }
}

table! {
    turns (id) {
        id -> Text,
        jury_id -> Text,
        round_id -> Text,
        room_id -> Text,
        person_id -> Text,
        state -> Text,
        raised_at -> BigInt,
        started_at -> Nullable<BigInt>,
        ended_at -> Nullable<BigInt>,
        length_ms -> BigInt,
        short -> Bool,
    }
}

table! {
    subject_keys (subject) {
        subject -> Text,
        key -> Binary,
    }
}

table! {
    service_keys (name) {
        name -> Text,
        key -> Binary,
    }
}

table! {
    evidence (id) {
        id -> Text,
        jury_id -> Text,
        provider_id -> Text,
        state -> Text,
        title -> Text,
        kind -> Text,
        body -> Text,
        url -> Nullable<Text>,
        capacity -> Text,
        interest -> Nullable<Text>,
        submitted_at -> Nullable<BigInt>,
        published_at -> Nullable<BigInt>,
        withdrawn_at -> Nullable<BigInt>,
        reason -> Text,
        file_hash -> Nullable<Text>,
        file_name -> Text,
        file_alternative -> Text,
        summary -> Text,
        licence -> Text,
    }
}

table! {
    blobs (hash) {
        hash -> Text,
        object -> Text,
        kind -> Text,
        bytes -> BigInt,
        width -> Nullable<Integer>,
        height -> Nullable<Integer>,
        at -> BigInt,
    }
}

table! {
    uploads (person_id, hash) {
        person_id -> Text,
        hash -> Text,
        bytes -> BigInt,
        at -> BigInt,
    }
}

table! {
    evidence_files (evidence_id, version) {
        evidence_id -> Text,
        version -> Integer,
        jury_id -> Text,
        hash -> Text,
        name -> Text,
        alternative -> Text,
        kind -> Text,
        bytes -> BigInt,
        width -> Nullable<Integer>,
        height -> Nullable<Integer>,
        at -> BigInt,
        published_at -> Nullable<BigInt>,
    }
}

table! {
    recommendations (id) {
        id -> Text,
        jury_id -> Text,
        room_id -> Nullable<Text>,
        document_id -> Nullable<Text>,
        state -> Text,
        current_version_id -> Nullable<Text>,
        was_put -> Bool,
        decided_in -> Nullable<Text>,
        withdrawn_reason -> Text,
    }
}

table! {
    recommendation_versions (id) {
        id -> Text,
        recommendation_id -> Text,
        number -> Integer,
        title -> Text,
        body -> Text,
        reasons -> Text,
        amendment_id -> Nullable<Text>,
        frozen_at -> BigInt,
    }
}

table! {
    amendments (id) {
        id -> Text,
        recommendation_id -> Text,
        base_version_id -> Text,
        title -> Text,
        body -> Text,
        reasons -> Text,
        reason -> Text,
        proposer_id -> Text,
        state -> Text,
        proposed_at -> BigInt,
        decided_at -> Nullable<BigInt>,
        answer -> Text,
        replaces -> Nullable<Text>,
    }
}

table! {
    statements (id) {
        id -> Text,
        recommendation_id -> Text,
        author_id -> Text,
        signed -> Bool,
        body -> Text,
        withdrawn -> Bool,
        written_at -> BigInt,
    }
}

table! {
    statement_cosigners (statement_id, person_id) {
        statement_id -> Text,
        person_id -> Text,
        signed -> Bool,
    }
}

allow_tables_to_appear_in_same_query!(recommendations, recommendation_versions, amendments);
allow_tables_to_appear_in_same_query!(recommendations, statements, statement_cosigners);

allow_tables_to_appear_in_same_query!(record_entries, record_contents);
allow_tables_to_appear_in_same_query!(accounts, people, juries, sessions, cards, consents);
