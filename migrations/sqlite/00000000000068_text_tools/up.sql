-- Which person a writer of a shared text's updates is: the first whose socket said so.
CREATE TABLE text_writers (
    document_id TEXT NOT NULL REFERENCES documents (id),
    client BIGINT NOT NULL,
    person_id TEXT NOT NULL,
    PRIMARY KEY (document_id, client)
);

-- How a text read at some time, to go back to. `automatic`: kept by the service before somebody did.
CREATE TABLE text_snapshots (
    id TEXT NOT NULL PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id),
    name TEXT NOT NULL,
    automatic BOOLEAN NOT NULL,
    made_by TEXT NOT NULL,
    at BIGINT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    reasons TEXT NOT NULL,
    notes TEXT NOT NULL
);
CREATE INDEX text_snapshots_by_document ON text_snapshots (document_id);

-- Comments on a passage, or on the whole text where `part` is null; replies name their `parent_id`.
CREATE TABLE text_comments (
    id TEXT NOT NULL PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id),
    parent_id TEXT,
    author TEXT NOT NULL,
    part TEXT,
    anchor TEXT NOT NULL,
    quote TEXT NOT NULL,
    text TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    resolved_by TEXT,
    resolved_at BIGINT,
    withdrawn BOOLEAN NOT NULL
);
CREATE INDEX text_comments_by_document ON text_comments (document_id);
