-- The suggestion on an older version that this one brings up to date.
ALTER TABLE amendments ADD COLUMN replaces TEXT;

-- Which recommendation came of which, by merging or splitting; `from_version` is the text that was there.
CREATE TABLE recommendation_lineage (
    from_id TEXT NOT NULL REFERENCES recommendations (id),
    to_id TEXT NOT NULL REFERENCES recommendations (id),
    jury_id TEXT NOT NULL REFERENCES juries (id),
    from_version TEXT NOT NULL,
    how TEXT NOT NULL,
    reason TEXT NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (from_id, to_id)
);
CREATE INDEX recommendation_lineage_by_jury ON recommendation_lineage (jury_id);
