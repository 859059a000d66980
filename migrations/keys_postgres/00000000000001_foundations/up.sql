-- One key a person or account; destroying the row makes what is sealed unreadable everywhere.
CREATE TABLE subject_keys (
    subject TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    key BYTEA NOT NULL
);
-- Keys of the service itself: sessions, cards, record heads.
CREATE TABLE service_keys (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    key BYTEA NOT NULL
);
