-- What witnesses and organisers lay before the jury. `body` is the statement itself, or what a
-- link is about. `interest` is null until stated, empty when there is nothing to declare.
CREATE TABLE evidence (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    provider_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    state TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    url TEXT COLLATE "C",
    capacity TEXT COLLATE "C" NOT NULL,
    interest TEXT COLLATE "C",
    submitted_at BIGINT,
    published_at BIGINT,
    withdrawn_at BIGINT,
    reason TEXT COLLATE "C" NOT NULL
);
CREATE INDEX evidence_by_jury ON evidence (jury_id);
