-- Files that are given as evidence. `blobs`: bytes that are kept, each once, by their SHA-256; `object` is
-- what the store of files calls them.
CREATE TABLE blobs (
    hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    object TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    bytes BIGINT NOT NULL,
    width INTEGER,
    height INTEGER,
    at BIGINT NOT NULL
);
CREATE UNIQUE INDEX blobs_by_object ON blobs (object);

-- Who brought which bytes of late: only they may name them in their evidence, within a day.
CREATE TABLE uploads (
    person_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    hash TEXT COLLATE "C" NOT NULL REFERENCES blobs (hash),
    bytes BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (person_id, hash)
);
CREATE INDEX uploads_by_hash ON uploads (hash);
CREATE INDEX uploads_by_at ON uploads (at);

-- The versions of a piece's file; what of the bytes is shown with it stands here again.
CREATE TABLE evidence_files (
    evidence_id TEXT COLLATE "C" NOT NULL REFERENCES evidence (id),
    version INTEGER NOT NULL,
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    hash TEXT COLLATE "C" NOT NULL REFERENCES blobs (hash),
    name TEXT COLLATE "C" NOT NULL,
    alternative TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    bytes BIGINT NOT NULL,
    width INTEGER,
    height INTEGER,
    at BIGINT NOT NULL,
    published_at BIGINT,
    PRIMARY KEY (evidence_id, version)
);
CREATE INDEX evidence_files_by_jury ON evidence_files (jury_id);
CREATE INDEX evidence_files_by_hash ON evidence_files (hash);

-- A piece that is a file keeps `kind` 'statement' and an empty `body`, as which a version of the program
-- that knows of no files reads it.
ALTER TABLE evidence ADD COLUMN file_hash TEXT COLLATE "C";
ALTER TABLE evidence ADD COLUMN file_name TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE evidence ADD COLUMN file_alternative TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE evidence ADD COLUMN summary TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE evidence ADD COLUMN licence TEXT COLLATE "C" NOT NULL DEFAULT 'not_stated';
