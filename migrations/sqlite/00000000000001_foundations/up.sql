-- Somebody who signs in by e-mail: organisers and facilitators. `sealed` holds name and e-mail,
-- encrypted with the account's own key, which lives in the key store.
CREATE TABLE accounts (
    id TEXT NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL,
    email_hash TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    sealed BLOB NOT NULL,
    created_at BIGINT NOT NULL,
    disabled_at BIGINT
);

CREATE TABLE sessions (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT REFERENCES accounts (id),
    person_id TEXT,
    token_hash TEXT NOT NULL UNIQUE,
    previous_hash TEXT,
    rotated_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX sessions_by_previous ON sessions (previous_hash);
CREATE INDEX sessions_by_account ON sessions (account_id);
CREATE INDEX sessions_by_person ON sessions (person_id);

-- Opens one socket, once, within seconds.
CREATE TABLE tickets (
    hash TEXT NOT NULL PRIMARY KEY,
    jury_id TEXT NOT NULL,
    session_id TEXT,
    screen BOOLEAN NOT NULL,
    document_id TEXT,
    expires_at BIGINT NOT NULL
);

CREATE TABLE juries (
    id TEXT NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL,
    record_count BIGINT NOT NULL,
    record_head TEXT NOT NULL,
    state TEXT NOT NULL,
    title TEXT NOT NULL,
    charge TEXT NOT NULL,
    background TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    chosen_how TEXT NOT NULL,
    public BOOLEAN NOT NULL,
    demonstration BOOLEAN NOT NULL,
    contact TEXT NOT NULL,
    ground_rules TEXT NOT NULL,
    consent_text TEXT NOT NULL,
    consent_version INTEGER NOT NULL,
    settings TEXT NOT NULL,
    screen_version INTEGER NOT NULL,
    read_back TEXT,
    created_at BIGINT NOT NULL
);

-- Somebody's part in one jury. `sealed` holds what is personal (name, shown name, attributes),
-- encrypted with that person's own key. `number` is drawn at random for each jury.
CREATE TABLE people (
    id TEXT NOT NULL PRIMARY KEY,
    jury_id TEXT NOT NULL REFERENCES juries (id),
    role TEXT NOT NULL,
    number INTEGER NOT NULL,
    account_id TEXT REFERENCES accounts (id),
    supports TEXT,
    remote BOOLEAN NOT NULL,
    may_host BOOLEAN NOT NULL,
    has_device BOOLEAN NOT NULL,
    attendance TEXT NOT NULL,
    attendance_at BIGINT NOT NULL,
    sealed BLOB NOT NULL,
    erased_at BIGINT,
    UNIQUE (jury_id, role, number)
);
CREATE INDEX people_by_account ON people (account_id);

-- Every tap on the register, kept.
CREATE TABLE attendance_marks (
    jury_id TEXT NOT NULL REFERENCES juries (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    at BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    attendance TEXT NOT NULL,
    marked_by TEXT NOT NULL,
    PRIMARY KEY (jury_id, person_id, seq)
);

-- A printed card. The code is derived from the id with a key of the key store, so it can be
-- printed again, and only its hash is here.
CREATE TABLE cards (
    id TEXT NOT NULL PRIMARY KEY,
    jury_id TEXT NOT NULL REFERENCES juries (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    code_hash TEXT NOT NULL UNIQUE,
    issued_at BIGINT NOT NULL,
    first_used_at BIGINT,
    revoked_at BIGINT
);
CREATE INDEX cards_by_jury ON cards (jury_id);

CREATE TABLE consents (
    person_id TEXT NOT NULL PRIMARY KEY REFERENCES people (id),
    jury_id TEXT NOT NULL REFERENCES juries (id),
    text_version INTEGER NOT NULL,
    taking_part BOOLEAN NOT NULL,
    audio BOOLEAN NOT NULL,
    quotes BOOLEAN NOT NULL,
    photographs BOOLEAN NOT NULL,
    entered_by TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- One row for each change that took effect, kept 48 hours: the same actor, key and body have one
-- effect and get the same answer.
CREATE TABLE changes (
    actor TEXT NOT NULL,
    key TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    status INTEGER NOT NULL,
    seq BIGINT NOT NULL,
    ids TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (actor, key)
);
CREATE INDEX changes_by_time ON changes (at);

-- The record: the chain is apart from what it commits to, so that content can be erased.
CREATE TABLE record_entries (
    jury_id TEXT NOT NULL REFERENCES juries (id),
    n BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    commitment TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (jury_id, n)
);
CREATE TABLE record_contents (
    jury_id TEXT NOT NULL,
    n BIGINT NOT NULL,
    person_id TEXT,
    salt BLOB NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (jury_id, n)
);
