-- A vote with a fixed end closes by itself at that instant, in the name of whoever opened it.
ALTER TABLE consensus_rounds ADD COLUMN closes_at BIGINT;
ALTER TABLE consensus_rounds ADD COLUMN opened_by TEXT COLLATE "C";
-- Looked through every second, for all juries at once. Only votes with such an end are in it.
CREATE INDEX consensus_rounds_by_end ON consensus_rounds (state, closes_at) WHERE closes_at IS NOT NULL;
