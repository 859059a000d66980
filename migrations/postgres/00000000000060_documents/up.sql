-- A text that several people write at once: a recommendation's draft or a room's notes. `last_n`
-- numbers its updates; `compacted_n` is the one that stands for all up to itself.
CREATE TABLE documents (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    room_id TEXT COLLATE "C",
    frozen BOOLEAN NOT NULL,
    last_n BIGINT NOT NULL,
    compacted_n BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX documents_by_jury ON documents (jury_id);

-- Append-only, compaction apart. `person_id` is null for what the service merged.
CREATE TABLE document_updates (
    document_id TEXT COLLATE "C" NOT NULL REFERENCES documents (id),
    n BIGINT NOT NULL,
    person_id TEXT COLLATE "C",
    bytes BYTEA NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (document_id, n)
);
