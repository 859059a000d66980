-- The round's private keys, sealed in the key store under a subject of their own: `ballots` until the
-- round closes, `reasons` until nobody sends reasons any more.
CREATE TABLE round_keys (
    round_id TEXT COLLATE "C" NOT NULL REFERENCES consensus_rounds (id),
    what TEXT COLLATE "C" NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (round_id, what)
);

-- That a juror was given credentials: the hash of the blinded values, no time, and no order but the
-- juror's own id.
CREATE TABLE credentials_issued (
    round_id TEXT COLLATE "C" NOT NULL REFERENCES consensus_rounds (id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    blinded BYTEA NOT NULL,
    PRIMARY KEY (round_id, person_id)
);

-- The ballot box: no person, no time, no order but that of the keys' hashes.
CREATE TABLE secret_ballots (
    round_id TEXT COLLATE "C" NOT NULL,
    key_hash BYTEA NOT NULL,
    question_id TEXT COLLATE "C" NOT NULL,
    key BYTEA NOT NULL,
    prefix BYTEA NOT NULL,
    credential BYTEA NOT NULL,
    counter BIGINT NOT NULL,
    ballot TEXT COLLATE "C" NOT NULL,
    signature BYTEA NOT NULL,
    PRIMARY KEY (round_id, key_hash)
);

-- What anybody needs to count again, and the figures that are told beside the outcome.
CREATE TABLE round_bundles (
    round_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES consensus_rounds (id),
    bundle TEXT COLLATE "C" NOT NULL,
    words TEXT COLLATE "C" NOT NULL,
    figures TEXT COLLATE "C" NOT NULL
);

-- Ballot boxes that were emptied, but not yet wiped from the database's files.
CREATE TABLE round_cleanings (
    round_id TEXT COLLATE "C" NOT NULL REFERENCES consensus_rounds (id),
    what TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (round_id, what)
);
