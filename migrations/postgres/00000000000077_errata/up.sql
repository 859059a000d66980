-- Corrections of published outcomes: what was published stays, and these stand beside it.
CREATE TABLE errata (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    round_id TEXT COLLATE "C" NOT NULL REFERENCES consensus_rounds (id),
    text TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    added_at BIGINT NOT NULL
);
CREATE INDEX errata_by_jury ON errata (jury_id);
