-- What a jury begins from: known problems, causes, ideas.
CREATE TABLE starting_points (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    place INTEGER NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL
);
CREATE INDEX starting_points_by_jury ON starting_points (jury_id);

-- A round of rooms is prepared (neither instant set), then begun, then ended by the next one.
CREATE TABLE room_rounds (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    n INTEGER NOT NULL,
    item_id TEXT COLLATE "C",
    attribute TEXT COLLATE "C" NOT NULL,
    seed BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    begun_at BIGINT,
    ended_at BIGINT,
    UNIQUE (jury_id, n)
);

CREATE TABLE rooms (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    round_id TEXT COLLATE "C" NOT NULL REFERENCES room_rounds (id),
    place INTEGER NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    facilitator TEXT COLLATE "C",
    host TEXT COLLATE "C",
    scribe TEXT COLLATE "C",
    turns_on BOOLEAN NOT NULL,
    turn_ms BIGINT NOT NULL,
    call TEXT COLLATE "C" NOT NULL,
    called_at BIGINT,
    answered_by TEXT COLLATE "C",
    UNIQUE (round_id, place)
);

-- Jurors and supporters of a room.
CREATE TABLE room_members (
    room_id TEXT COLLATE "C" NOT NULL REFERENCES rooms (id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    jury_id TEXT COLLATE "C" NOT NULL,
    round_id TEXT COLLATE "C" NOT NULL,
    part TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (round_id, person_id)
);
CREATE INDEX room_members_by_person ON room_members (person_id);
CREATE INDEX room_members_by_jury ON room_members (jury_id);

-- Which room a facilitator or organiser is in now; one at a time.
CREATE TABLE room_visits (
    person_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES people (id),
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    room_id TEXT COLLATE "C" NOT NULL REFERENCES rooms (id),
    since BIGINT NOT NULL
);
CREATE INDEX room_visits_by_jury ON room_visits (jury_id);

-- From the raised hand to the end of the turn; the ledger of time spoken.
CREATE TABLE turns (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    round_id TEXT COLLATE "C" NOT NULL REFERENCES room_rounds (id),
    room_id TEXT COLLATE "C" NOT NULL REFERENCES rooms (id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    state TEXT COLLATE "C" NOT NULL,
    raised_at BIGINT NOT NULL,
    started_at BIGINT,
    ended_at BIGINT,
    length_ms BIGINT NOT NULL
);
CREATE INDEX turns_by_room ON turns (room_id, state);
CREATE INDEX turns_by_round ON turns (round_id, state);

CREATE TABLE room_entries (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    round_id TEXT COLLATE "C" NOT NULL REFERENCES room_rounds (id),
    room_id TEXT COLLATE "C" NOT NULL REFERENCES rooms (id),
    kind TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    author TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    from_id TEXT COLLATE "C" REFERENCES starting_points (id),
    withdrawn BOOLEAN NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX room_entries_by_room ON room_entries (room_id);
CREATE INDEX room_entries_by_round ON room_entries (round_id);

CREATE TABLE entry_support (
    entry_id TEXT COLLATE "C" NOT NULL REFERENCES room_entries (id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    room_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (entry_id, person_id)
);
CREATE INDEX entry_support_by_room ON entry_support (room_id);

-- What became of a starting point in a room.
CREATE TABLE starting_point_fates (
    room_id TEXT COLLATE "C" NOT NULL REFERENCES rooms (id),
    starting_point_id TEXT COLLATE "C" NOT NULL REFERENCES starting_points (id),
    jury_id TEXT COLLATE "C" NOT NULL,
    fate TEXT COLLATE "C" NOT NULL,
    entry_id TEXT COLLATE "C",
    reason TEXT COLLATE "C",
    settled_by TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (room_id, starting_point_id)
);
CREATE INDEX starting_point_fates_by_jury ON starting_point_fates (jury_id);
