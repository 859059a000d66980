-- Corrections of published outcomes: what was published stays, and these stand beside it.
CREATE TABLE errata (
    id TEXT NOT NULL PRIMARY KEY,
    jury_id TEXT NOT NULL REFERENCES juries (id),
    round_id TEXT NOT NULL REFERENCES consensus_rounds (id),
    text TEXT NOT NULL,
    reason TEXT NOT NULL,
    added_at BIGINT NOT NULL
);
CREATE INDEX errata_by_jury ON errata (jury_id);
