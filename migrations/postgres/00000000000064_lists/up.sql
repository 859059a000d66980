-- Entries put together into another stay, and stand under a heading of their list.
ALTER TABLE room_entries ADD COLUMN merged_into TEXT COLLATE "C" REFERENCES room_entries (id);
ALTER TABLE room_entries ADD COLUMN group_id TEXT COLLATE "C";

CREATE TABLE entry_groups (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    room_id TEXT COLLATE "C" NOT NULL REFERENCES rooms (id),
    kind TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX entry_groups_by_room ON entry_groups (room_id);

-- gone: the ids of the other entries, wording: words and support of the kept one before, both as JSON.
CREATE TABLE entry_merges (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    room_id TEXT COLLATE "C" NOT NULL REFERENCES rooms (id),
    kept TEXT COLLATE "C" NOT NULL REFERENCES room_entries (id),
    gone TEXT COLLATE "C" NOT NULL,
    wording TEXT COLLATE "C" NOT NULL,
    words TEXT COLLATE "C" NOT NULL,
    made_by TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    made_at BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    undone BOOLEAN NOT NULL
);
CREATE INDEX entry_merges_by_room ON entry_merges (room_id);

CREATE TABLE entry_arguments (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    room_id TEXT COLLATE "C" NOT NULL REFERENCES rooms (id),
    entry_id TEXT COLLATE "C" NOT NULL REFERENCES room_entries (id),
    side TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    about TEXT COLLATE "C" NOT NULL,
    author TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    withdrawn BOOLEAN NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX entry_arguments_by_room ON entry_arguments (room_id);

-- The entries from which a recommendation was begun, with their words as they were then.
CREATE TABLE recommendation_sources (
    recommendation_id TEXT COLLATE "C" NOT NULL REFERENCES recommendations (id),
    place INTEGER NOT NULL,
    entry_id TEXT COLLATE "C" NOT NULL REFERENCES room_entries (id),
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    room_id TEXT COLLATE "C" NOT NULL REFERENCES rooms (id),
    text TEXT COLLATE "C" NOT NULL,
    seq BIGINT NOT NULL,
    PRIMARY KEY (recommendation_id, place)
);
CREATE INDEX recommendation_sources_by_room ON recommendation_sources (room_id);
CREATE INDEX recommendation_sources_by_jury ON recommendation_sources (jury_id);

-- What an entry, an argument or a recommendation rests on.
CREATE TABLE citations (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    room_id TEXT COLLATE "C" REFERENCES rooms (id),
    citing TEXT COLLATE "C" NOT NULL,
    citing_id TEXT COLLATE "C" NOT NULL,
    evidence_id TEXT COLLATE "C" NOT NULL REFERENCES evidence (id),
    passage TEXT COLLATE "C" NOT NULL,
    place TEXT COLLATE "C" NOT NULL,
    made_by TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    taken_back BOOLEAN NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX citations_by_citing ON citations (citing_id);
CREATE INDEX citations_by_jury ON citations (jury_id);
CREATE INDEX citations_by_room ON citations (room_id);
