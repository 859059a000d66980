-- The running order in which rooms present, and when each began and ended.
CREATE TABLE presenting_slots (
    item_id TEXT COLLATE "C" NOT NULL,
    room_id TEXT COLLATE "C" NOT NULL,
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    place INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    started_at BIGINT,
    ended_at BIGINT,
    PRIMARY KEY (item_id, room_id)
);
