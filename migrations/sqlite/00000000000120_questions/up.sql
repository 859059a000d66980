-- Questions of the jury to its witnesses. addressed, deferred_to: ids of witnesses, as JSON.
CREATE TABLE questions (
    id TEXT NOT NULL PRIMARY KEY,
    jury_id TEXT NOT NULL REFERENCES juries (id),
    author TEXT NOT NULL REFERENCES people (id),
    room_id TEXT REFERENCES rooms (id),
    text TEXT NOT NULL,
    addressed TEXT NOT NULL,
    state TEXT NOT NULL,
    was TEXT,
    place INTEGER,
    merged_into TEXT REFERENCES questions (id),
    reason TEXT NOT NULL,
    deferred_to TEXT NOT NULL,
    satisfied BOOLEAN NOT NULL,
    asked_at BIGINT NOT NULL,
    put_at BIGINT
);
CREATE INDEX questions_by_jury ON questions (jury_id);

CREATE TABLE question_support (
    question_id TEXT NOT NULL REFERENCES questions (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    jury_id TEXT NOT NULL REFERENCES juries (id),
    PRIMARY KEY (question_id, person_id)
);
CREATE INDEX question_support_by_jury ON question_support (jury_id);

-- What happened to a question after it was put: answers, deferrals, what was asked on.
CREATE TABLE question_steps (
    id TEXT NOT NULL PRIMARY KEY,
    jury_id TEXT NOT NULL REFERENCES juries (id),
    question_id TEXT NOT NULL REFERENCES questions (id),
    n INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    said_by TEXT NOT NULL REFERENCES people (id),
    noted_by TEXT NOT NULL REFERENCES people (id),
    at BIGINT NOT NULL
);
CREATE INDEX question_steps_by_jury ON question_steps (jury_id);

-- Whom else the jury wants to hear.
CREATE TABLE witness_requests (
    id TEXT NOT NULL PRIMARY KEY,
    jury_id TEXT NOT NULL REFERENCES juries (id),
    author TEXT NOT NULL REFERENCES people (id),
    who TEXT NOT NULL,
    why TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    decided_at BIGINT
);
CREATE INDEX witness_requests_by_jury ON witness_requests (jury_id);

CREATE TABLE witness_request_support (
    request_id TEXT NOT NULL REFERENCES witness_requests (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    jury_id TEXT NOT NULL REFERENCES juries (id),
    PRIMARY KEY (request_id, person_id)
);
CREATE INDEX witness_request_support_by_jury ON witness_request_support (jury_id);
