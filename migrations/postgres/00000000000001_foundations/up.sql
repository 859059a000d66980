-- Somebody who signs in by e-mail: organisers and facilitators. `sealed` holds name and e-mail,
-- encrypted with the account's own key, which lives in the key store.
CREATE TABLE accounts (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL,
    email_hash TEXT COLLATE "C" NOT NULL UNIQUE,
    password_hash TEXT COLLATE "C" NOT NULL,
    sealed BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    disabled_at BIGINT
);

CREATE TABLE sessions (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account_id TEXT COLLATE "C" REFERENCES accounts (id),
    person_id TEXT COLLATE "C",
    token_hash TEXT COLLATE "C" NOT NULL UNIQUE,
    previous_hash TEXT COLLATE "C",
    rotated_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX sessions_by_previous ON sessions (previous_hash);
CREATE INDEX sessions_by_account ON sessions (account_id);
CREATE INDEX sessions_by_person ON sessions (person_id);

-- Opens one socket, once, within seconds.
CREATE TABLE tickets (
    hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    jury_id TEXT COLLATE "C" NOT NULL,
    session_id TEXT COLLATE "C",
    screen BOOLEAN NOT NULL,
    document_id TEXT COLLATE "C",
    expires_at BIGINT NOT NULL
);

CREATE TABLE juries (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL,
    record_count BIGINT NOT NULL,
    record_head TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    charge TEXT COLLATE "C" NOT NULL,
    background TEXT COLLATE "C" NOT NULL,
    time_zone TEXT COLLATE "C" NOT NULL,
    chosen_how TEXT COLLATE "C" NOT NULL,
    public BOOLEAN NOT NULL,
    demonstration BOOLEAN NOT NULL,
    contact TEXT COLLATE "C" NOT NULL,
    ground_rules TEXT COLLATE "C" NOT NULL,
    consent_text TEXT COLLATE "C" NOT NULL,
    consent_version INTEGER NOT NULL,
    settings TEXT COLLATE "C" NOT NULL,
    screen_version INTEGER NOT NULL,
    read_back TEXT COLLATE "C",
    created_at BIGINT NOT NULL
);

-- Somebody's part in one jury. `sealed` holds what is personal (name, shown name, attributes),
-- encrypted with that person's own key. `number` is drawn at random for each jury.
CREATE TABLE people (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    role TEXT COLLATE "C" NOT NULL,
    number INTEGER NOT NULL,
    account_id TEXT COLLATE "C" REFERENCES accounts (id),
    supports TEXT COLLATE "C",
    remote BOOLEAN NOT NULL,
    may_host BOOLEAN NOT NULL,
    has_device BOOLEAN NOT NULL,
    attendance TEXT COLLATE "C" NOT NULL,
    attendance_at BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    erased_at BIGINT,
    UNIQUE (jury_id, role, number)
);
CREATE INDEX people_by_account ON people (account_id);

-- Every tap on the register, kept.
CREATE TABLE attendance_marks (
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    at BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    attendance TEXT COLLATE "C" NOT NULL,
    marked_by TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (jury_id, person_id, seq)
);

-- A printed card. The code is derived from the id with a key of the key store, so it can be
-- printed again, and only its hash is here.
CREATE TABLE cards (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    code_hash TEXT COLLATE "C" NOT NULL UNIQUE,
    issued_at BIGINT NOT NULL,
    first_used_at BIGINT,
    revoked_at BIGINT
);
CREATE INDEX cards_by_jury ON cards (jury_id);

CREATE TABLE consents (
    person_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES people (id),
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    text_version INTEGER NOT NULL,
    taking_part BOOLEAN NOT NULL,
    audio BOOLEAN NOT NULL,
    quotes BOOLEAN NOT NULL,
    photographs BOOLEAN NOT NULL,
    entered_by TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL
);

-- One row for each change that took effect, kept 48 hours: the same actor, key and body have one
-- effect and get the same answer.
CREATE TABLE changes (
    actor TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    body_hash TEXT COLLATE "C" NOT NULL,
    status INTEGER NOT NULL,
    seq BIGINT NOT NULL,
    ids TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (actor, key)
);
CREATE INDEX changes_by_time ON changes (at);

-- The record: the chain is apart from what it commits to, so that content can be erased.
CREATE TABLE record_entries (
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    n BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    commitment TEXT COLLATE "C" NOT NULL,
    previous TEXT COLLATE "C" NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (jury_id, n)
);
CREATE TABLE record_contents (
    jury_id TEXT COLLATE "C" NOT NULL,
    n BIGINT NOT NULL,
    person_id TEXT COLLATE "C",
    salt BYTEA NOT NULL,
    content TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (jury_id, n)
);
