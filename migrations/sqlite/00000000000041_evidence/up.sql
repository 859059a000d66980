-- What witnesses and organisers lay before the jury. `body` is the statement itself, or what a
-- link is about. `interest` is null until stated, empty when there is nothing to declare.
CREATE TABLE evidence (
    id TEXT NOT NULL PRIMARY KEY,
    jury_id TEXT NOT NULL REFERENCES juries (id),
    provider_id TEXT NOT NULL REFERENCES people (id),
    state TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    url TEXT,
    capacity TEXT NOT NULL,
    interest TEXT,
    submitted_at BIGINT,
    published_at BIGINT,
    withdrawn_at BIGINT,
    reason TEXT NOT NULL
);
CREATE INDEX evidence_by_jury ON evidence (jury_id);
