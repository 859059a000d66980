-- Texts that the jury owns. While one is a draft its text is the shared document; tabling freezes
-- version 1. `decided_in` is the final consensus round that adopted it or did not agree.
CREATE TABLE recommendations (
    id TEXT NOT NULL PRIMARY KEY,
    jury_id TEXT NOT NULL REFERENCES juries (id),
    room_id TEXT,
    document_id TEXT,
    state TEXT NOT NULL,
    current_version_id TEXT,
    was_put BOOLEAN NOT NULL,
    decided_in TEXT,
    withdrawn_reason TEXT NOT NULL
);
CREATE INDEX recommendations_by_jury ON recommendations (jury_id);

-- Frozen texts: rows are never updated.
CREATE TABLE recommendation_versions (
    id TEXT NOT NULL PRIMARY KEY,
    recommendation_id TEXT NOT NULL REFERENCES recommendations (id),
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    reasons TEXT NOT NULL,
    amendment_id TEXT,
    frozen_at BIGINT NOT NULL,
    UNIQUE (recommendation_id, number)
);

-- Suggested changes: the text that would replace the version they name.
CREATE TABLE amendments (
    id TEXT NOT NULL PRIMARY KEY,
    recommendation_id TEXT NOT NULL REFERENCES recommendations (id),
    base_version_id TEXT NOT NULL REFERENCES recommendation_versions (id),
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    reasons TEXT NOT NULL,
    reason TEXT NOT NULL,
    proposer_id TEXT NOT NULL REFERENCES people (id),
    state TEXT NOT NULL,
    proposed_at BIGINT NOT NULL,
    decided_at BIGINT,
    answer TEXT NOT NULL
);
CREATE INDEX amendments_by_recommendation ON amendments (recommendation_id);

-- Minority statements, and those who signed them too.
CREATE TABLE statements (
    id TEXT NOT NULL PRIMARY KEY,
    recommendation_id TEXT NOT NULL REFERENCES recommendations (id),
    author_id TEXT NOT NULL REFERENCES people (id),
    signed BOOLEAN NOT NULL,
    body TEXT NOT NULL,
    withdrawn BOOLEAN NOT NULL,
    written_at BIGINT NOT NULL
);
CREATE INDEX statements_by_recommendation ON statements (recommendation_id);

CREATE TABLE statement_cosigners (
    statement_id TEXT NOT NULL REFERENCES statements (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    signed BOOLEAN NOT NULL,
    PRIMARY KEY (statement_id, person_id)
);
