CREATE TABLE days (
    jury_id TEXT NOT NULL REFERENCES juries (id),
    number INTEGER NOT NULL,
    date TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    hard_end BIGINT NOT NULL,
    started_at BIGINT,
    ended_at BIGINT,
    PRIMARY KEY (jury_id, number)
);

-- One item of the agenda. Positions are dense on a day; they are not unique here, because moving
-- one item renumbers its neighbours row by row.
CREATE TABLE items (
    id TEXT NOT NULL PRIMARY KEY,
    jury_id TEXT NOT NULL,
    day INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    stage TEXT NOT NULL,
    title TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    min_minutes INTEGER,
    fixed_start BIGINT,
    opens_rooms BOOLEAN NOT NULL,
    witness_slots TEXT NOT NULL,
    rotation_minutes INTEGER,
    state TEXT NOT NULL,
    opened_at BIGINT,
    deadline BIGINT,
    closed_at BIGINT,
    FOREIGN KEY (jury_id, day) REFERENCES days (jury_id, number)
);
CREATE INDEX items_by_place ON items (jury_id, day, position);

-- Who is ready to move on from the open item. A signal: not in the record, gone when it closes.
CREATE TABLE item_ready (
    item_id TEXT NOT NULL REFERENCES items (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    PRIMARY KEY (item_id, person_id)
);
CREATE INDEX item_ready_by_person ON item_ready (person_id);
