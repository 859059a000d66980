-- One or more versions put to the jurors. What is null of the rule is not stated yet; `counting`
-- and `tally` are JSON.
CREATE TABLE consensus_rounds (
    id TEXT NOT NULL PRIMARY KEY,
    jury_id TEXT NOT NULL REFERENCES juries (id),
    state TEXT NOT NULL,
    title TEXT NOT NULL,
    threshold_num INTEGER,
    threshold_den INTEGER,
    denominator TEXT,
    stand_aside_counted BOOLEAN NOT NULL,
    quorum INTEGER,
    counting TEXT NOT NULL,
    secrecy TEXT NOT NULL,
    indicative BOOLEAN NOT NULL,
    agenda_item_id TEXT,
    opened_at BIGINT,
    closed_at BIGINT,
    revealed_at BIGINT,
    published_at BIGINT,
    voided_at BIGINT,
    void_reason TEXT NOT NULL,
    tally TEXT
);
CREATE INDEX consensus_rounds_by_jury ON consensus_rounds (jury_id);

CREATE TABLE consensus_round_items (
    round_id TEXT NOT NULL REFERENCES consensus_rounds (id),
    position INTEGER NOT NULL,
    version_id TEXT NOT NULL REFERENCES recommendation_versions (id),
    PRIMARY KEY (round_id, position)
);

-- Who may cast, fixed at opening.
CREATE TABLE consensus_round_roster (
    round_id TEXT NOT NULL REFERENCES consensus_rounds (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    PRIMARY KEY (round_id, person_id)
);

-- Ballots name no juror and keep no time; ids are random. Whose a named ballot is lives apart.
-- `commitment` is what the record holds of a named ballot until it is opened with `salt`.
CREATE TABLE ballots (
    id TEXT NOT NULL PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES consensus_rounds (id),
    version_id TEXT NOT NULL REFERENCES recommendation_versions (id),
    step TEXT NOT NULL,
    salt BLOB NOT NULL,
    commitment TEXT NOT NULL
);
CREATE INDEX ballots_by_round ON ballots (round_id);

CREATE TABLE ballot_owners (
    ballot_id TEXT NOT NULL PRIMARY KEY REFERENCES ballots (id),
    person_id TEXT NOT NULL REFERENCES people (id)
);
CREATE INDEX ballot_owners_by_person ON ballot_owners (person_id);
