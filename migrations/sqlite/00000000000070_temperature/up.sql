-- A quick show of hands; gone when its item closes or a new one is asked.
CREATE TABLE temperature_checks (
    id TEXT NOT NULL PRIMARY KEY,
    jury_id TEXT NOT NULL UNIQUE REFERENCES juries (id),
    item_id TEXT NOT NULL REFERENCES items (id),
    question TEXT NOT NULL,
    named BOOLEAN NOT NULL,
    asked_at BIGINT NOT NULL,
    shown BOOLEAN NOT NULL
);

CREATE TABLE temperature_answers (
    check_id TEXT NOT NULL REFERENCES temperature_checks (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    step TEXT NOT NULL,
    PRIMARY KEY (check_id, person_id)
);
CREATE INDEX temperature_answers_by_person ON temperature_answers (person_id);
