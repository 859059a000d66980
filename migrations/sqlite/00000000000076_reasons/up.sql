-- While it is open, everybody is asked what would help more people support what did not pass.
CREATE TABLE reasons_windows (
    round_id TEXT NOT NULL PRIMARY KEY REFERENCES consensus_rounds (id),
    jury_id TEXT NOT NULL REFERENCES juries (id),
    opened_at BIGINT NOT NULL,
    closed_at BIGINT,
    sent INTEGER
);
CREATE INDEX reasons_windows_by_jury ON reasons_windows (jury_id);
-- Rows stand by chance: nothing in them tells who sent which answer, or when, or which came together.
CREATE TABLE reasons (
    id TEXT NOT NULL PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES consensus_rounds (id),
    version_id TEXT NOT NULL,
    text TEXT NOT NULL
) WITHOUT ROWID;
-- Which credentials were used; emptied when the window closes.
CREATE TABLE reasons_sent (
    round_id TEXT NOT NULL REFERENCES consensus_rounds (id),
    key_hash BLOB NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (round_id, key_hash)
) WITHOUT ROWID;
