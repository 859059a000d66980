-- Which person a writer of a shared text's updates is: the first whose socket said so.
CREATE TABLE text_writers (
    document_id TEXT COLLATE "C" NOT NULL REFERENCES documents (id),
    client BIGINT NOT NULL,
    person_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (document_id, client)
);

-- How a text read at some time, to go back to. `automatic`: kept by the service before somebody did.
CREATE TABLE text_snapshots (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    document_id TEXT COLLATE "C" NOT NULL REFERENCES documents (id),
    name TEXT COLLATE "C" NOT NULL,
    automatic BOOLEAN NOT NULL,
    made_by TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    reasons TEXT COLLATE "C" NOT NULL,
    notes TEXT COLLATE "C" NOT NULL
);
CREATE INDEX text_snapshots_by_document ON text_snapshots (document_id);

-- Comments on a passage, or on the whole text where `part` is null; replies name their `parent_id`.
CREATE TABLE text_comments (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    document_id TEXT COLLATE "C" NOT NULL REFERENCES documents (id),
    parent_id TEXT COLLATE "C",
    author TEXT COLLATE "C" NOT NULL,
    part TEXT COLLATE "C",
    anchor TEXT COLLATE "C" NOT NULL,
    quote TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    made_at BIGINT NOT NULL,
    resolved_by TEXT COLLATE "C",
    resolved_at BIGINT,
    withdrawn BOOLEAN NOT NULL
);
CREATE INDEX text_comments_by_document ON text_comments (document_id);
