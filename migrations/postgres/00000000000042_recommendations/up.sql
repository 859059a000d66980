-- Texts that the jury owns. While one is a draft its text is the shared document; tabling freezes
-- version 1. `decided_in` is the final consensus round that adopted it or did not agree.
CREATE TABLE recommendations (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    room_id TEXT COLLATE "C",
    document_id TEXT COLLATE "C",
    state TEXT COLLATE "C" NOT NULL,
    current_version_id TEXT COLLATE "C",
    was_put BOOLEAN NOT NULL,
    decided_in TEXT COLLATE "C",
    withdrawn_reason TEXT COLLATE "C" NOT NULL
);
CREATE INDEX recommendations_by_jury ON recommendations (jury_id);

-- Frozen texts: rows are never updated.
CREATE TABLE recommendation_versions (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    recommendation_id TEXT COLLATE "C" NOT NULL REFERENCES recommendations (id),
    number INTEGER NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    reasons TEXT COLLATE "C" NOT NULL,
    amendment_id TEXT COLLATE "C",
    frozen_at BIGINT NOT NULL,
    UNIQUE (recommendation_id, number)
);

-- Suggested changes: the text that would replace the version they name.
CREATE TABLE amendments (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    recommendation_id TEXT COLLATE "C" NOT NULL REFERENCES recommendations (id),
    base_version_id TEXT COLLATE "C" NOT NULL REFERENCES recommendation_versions (id),
    title TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    reasons TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    proposer_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    state TEXT COLLATE "C" NOT NULL,
    proposed_at BIGINT NOT NULL,
    decided_at BIGINT,
    answer TEXT COLLATE "C" NOT NULL
);
CREATE INDEX amendments_by_recommendation ON amendments (recommendation_id);

-- Minority statements, and those who signed them too.
CREATE TABLE statements (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    recommendation_id TEXT COLLATE "C" NOT NULL REFERENCES recommendations (id),
    author_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    signed BOOLEAN NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    withdrawn BOOLEAN NOT NULL,
    written_at BIGINT NOT NULL
);
CREATE INDEX statements_by_recommendation ON statements (recommendation_id);

CREATE TABLE statement_cosigners (
    statement_id TEXT COLLATE "C" NOT NULL REFERENCES statements (id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    signed BOOLEAN NOT NULL,
    PRIMARY KEY (statement_id, person_id)
);
