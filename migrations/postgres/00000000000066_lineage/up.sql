-- The suggestion on an older version that this one brings up to date.
ALTER TABLE amendments ADD COLUMN replaces TEXT COLLATE "C";

-- Which recommendation came of which, by merging or splitting; `from_version` is the text that was there.
CREATE TABLE recommendation_lineage (
    from_id TEXT COLLATE "C" NOT NULL REFERENCES recommendations (id),
    to_id TEXT COLLATE "C" NOT NULL REFERENCES recommendations (id),
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    from_version TEXT COLLATE "C" NOT NULL,
    how TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (from_id, to_id)
);
CREATE INDEX recommendation_lineage_by_jury ON recommendation_lineage (jury_id);
