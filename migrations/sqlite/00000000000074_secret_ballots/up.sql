-- The round's private keys, sealed in the key store under a subject of their own: `ballots` until the
-- round closes, `reasons` until nobody sends reasons any more.
CREATE TABLE round_keys (
    round_id TEXT NOT NULL REFERENCES consensus_rounds (id),
    what TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (round_id, what)
);

-- That a juror was given credentials: the hash of the blinded values, no time, and no order but the
-- juror's own id.
CREATE TABLE credentials_issued (
    round_id TEXT NOT NULL REFERENCES consensus_rounds (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    blinded BLOB NOT NULL,
    PRIMARY KEY (round_id, person_id)
) WITHOUT ROWID;

-- The ballot box: no person, no time, no order but that of the keys' hashes.
CREATE TABLE secret_ballots (
    round_id TEXT NOT NULL,
    key_hash BLOB NOT NULL,
    question_id TEXT NOT NULL,
    key BLOB NOT NULL,
    prefix BLOB NOT NULL,
    credential BLOB NOT NULL,
    counter BIGINT NOT NULL,
    ballot TEXT NOT NULL,
    signature BLOB NOT NULL,
    PRIMARY KEY (round_id, key_hash)
) WITHOUT ROWID;

-- What anybody needs to count again, and the figures that are told beside the outcome.
CREATE TABLE round_bundles (
    round_id TEXT NOT NULL PRIMARY KEY REFERENCES consensus_rounds (id),
    bundle TEXT NOT NULL,
    words TEXT NOT NULL,
    figures TEXT NOT NULL
);

-- Ballot boxes that were emptied, but not yet wiped from the database's files.
CREATE TABLE round_cleanings (
    round_id TEXT NOT NULL REFERENCES consensus_rounds (id),
    what TEXT NOT NULL,
    PRIMARY KEY (round_id, what)
);
