-- How a round is answered and counted; `method` and `options` are JSON. `opening` is the text of the
-- opening entry, `round_hash` its SHA-256 in hex.
ALTER TABLE consensus_rounds ADD COLUMN method TEXT COLLATE "C" NOT NULL DEFAULT '{"kind":"scale","scale":"five","own":[],"aside":"stand_aside"}';
ALTER TABLE consensus_rounds ADD COLUMN options TEXT COLLATE "C" NOT NULL DEFAULT '[]';
ALTER TABLE consensus_rounds ADD COLUMN rehearsal BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE consensus_rounds ADD COLUMN follows TEXT COLLATE "C";
ALTER TABLE consensus_rounds ADD COLUMN opening TEXT COLLATE "C";
ALTER TABLE consensus_rounds ADD COLUMN round_hash TEXT COLLATE "C";

ALTER TABLE consensus_round_roster ADD COLUMN way TEXT COLLATE "C" NOT NULL DEFAULT 'own_device';
-- How a juror wants to vote in secret; none: as the jury does.
ALTER TABLE people ADD COLUMN way TEXT COLLATE "C";

-- A ballot answers a question: of one version, or of a set of options. `answer` is JSON.
CREATE TABLE named_ballots (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    round_id TEXT COLLATE "C" NOT NULL REFERENCES consensus_rounds (id),
    question_id TEXT COLLATE "C" NOT NULL,
    answer TEXT COLLATE "C" NOT NULL,
    salt BYTEA NOT NULL,
    commitment TEXT COLLATE "C" NOT NULL
);
CREATE INDEX named_ballots_by_round ON named_ballots (round_id);
INSERT INTO named_ballots (id, round_id, question_id, answer, salt, commitment)
    SELECT id, round_id, version_id, '{"step":"' || step || '"}', salt, commitment FROM ballots;

CREATE TABLE named_ballot_owners (
    ballot_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES named_ballots (id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES people (id)
);
CREATE INDEX named_ballot_owners_by_person ON named_ballot_owners (person_id);
INSERT INTO named_ballot_owners (ballot_id, person_id) SELECT ballot_id, person_id FROM ballot_owners;
DROP TABLE ballot_owners;
DROP TABLE ballots;

-- What a teller counted on paper, as JSON; two tellers must say the same.
CREATE TABLE paper_counts (
    round_id TEXT COLLATE "C" NOT NULL REFERENCES consensus_rounds (id),
    teller_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    counted TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (round_id, teller_id)
);

-- A shared device at which jurors vote; its secret is derived from its id and `turn`, which a new
-- secret raises.
CREATE TABLE voting_points (
    jury_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES juries (id),
    turn INTEGER NOT NULL,
    open BOOLEAN NOT NULL
);
