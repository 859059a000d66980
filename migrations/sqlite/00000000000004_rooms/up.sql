-- What a jury begins from: known problems, causes, ideas.
CREATE TABLE starting_points (
    id TEXT NOT NULL PRIMARY KEY,
    jury_id TEXT NOT NULL REFERENCES juries (id),
    place INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL
);
CREATE INDEX starting_points_by_jury ON starting_points (jury_id);

-- A round of rooms is prepared (neither instant set), then begun, then ended by the next one.
CREATE TABLE room_rounds (
    id TEXT NOT NULL PRIMARY KEY,
    jury_id TEXT NOT NULL REFERENCES juries (id),
    n INTEGER NOT NULL,
    item_id TEXT,
    attribute TEXT NOT NULL,
    seed BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    begun_at BIGINT,
    ended_at BIGINT,
    UNIQUE (jury_id, n)
);

CREATE TABLE rooms (
    id TEXT NOT NULL PRIMARY KEY,
    jury_id TEXT NOT NULL REFERENCES juries (id),
    round_id TEXT NOT NULL REFERENCES room_rounds (id),
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    facilitator TEXT,
    host TEXT,
    scribe TEXT,
    turns_on BOOLEAN NOT NULL,
    turn_ms BIGINT NOT NULL,
    call TEXT NOT NULL,
    called_at BIGINT,
    answered_by TEXT,
    UNIQUE (round_id, place)
);

-- Jurors and supporters of a room.
CREATE TABLE room_members (
    room_id TEXT NOT NULL REFERENCES rooms (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    jury_id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    part TEXT NOT NULL,
    PRIMARY KEY (round_id, person_id)
);
CREATE INDEX room_members_by_person ON room_members (person_id);
CREATE INDEX room_members_by_jury ON room_members (jury_id);

-- Which room a facilitator or organiser is in now; one at a time.
CREATE TABLE room_visits (
    person_id TEXT NOT NULL PRIMARY KEY REFERENCES people (id),
    jury_id TEXT NOT NULL REFERENCES juries (id),
    room_id TEXT NOT NULL REFERENCES rooms (id),
    since BIGINT NOT NULL
);
CREATE INDEX room_visits_by_jury ON room_visits (jury_id);

-- From the raised hand to the end of the turn; the ledger of time spoken.
CREATE TABLE turns (
    id TEXT NOT NULL PRIMARY KEY,
    jury_id TEXT NOT NULL REFERENCES juries (id),
    round_id TEXT NOT NULL REFERENCES room_rounds (id),
    room_id TEXT NOT NULL REFERENCES rooms (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    state TEXT NOT NULL,
    raised_at BIGINT NOT NULL,
    started_at BIGINT,
    ended_at BIGINT,
    length_ms BIGINT NOT NULL
);
CREATE INDEX turns_by_room ON turns (room_id, state);
CREATE INDEX turns_by_round ON turns (round_id, state);

CREATE TABLE room_entries (
    id TEXT NOT NULL PRIMARY KEY,
    jury_id TEXT NOT NULL REFERENCES juries (id),
    round_id TEXT NOT NULL REFERENCES room_rounds (id),
    room_id TEXT NOT NULL REFERENCES rooms (id),
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    author TEXT NOT NULL REFERENCES people (id),
    from_id TEXT REFERENCES starting_points (id),
    withdrawn BOOLEAN NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX room_entries_by_room ON room_entries (room_id);
CREATE INDEX room_entries_by_round ON room_entries (round_id);

CREATE TABLE entry_support (
    entry_id TEXT NOT NULL REFERENCES room_entries (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    room_id TEXT NOT NULL,
    PRIMARY KEY (entry_id, person_id)
);
CREATE INDEX entry_support_by_room ON entry_support (room_id);

-- What became of a starting point in a room.
CREATE TABLE starting_point_fates (
    room_id TEXT NOT NULL REFERENCES rooms (id),
    starting_point_id TEXT NOT NULL REFERENCES starting_points (id),
    jury_id TEXT NOT NULL,
    fate TEXT NOT NULL,
    entry_id TEXT,
    reason TEXT,
    settled_by TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (room_id, starting_point_id)
);
CREATE INDEX starting_point_fates_by_jury ON starting_point_fates (jury_id);
