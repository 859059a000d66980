-- The notes of what everyone discussed together during an item; `text` is how they read once the day is over.
CREATE TABLE item_notes (
    item_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES items (id),
    jury_id TEXT COLLATE "C" NOT NULL REFERENCES juries (id),
    document_id TEXT COLLATE "C" NOT NULL REFERENCES documents (id),
    text TEXT COLLATE "C"
);
CREATE INDEX item_notes_by_jury ON item_notes (jury_id);
CREATE INDEX item_notes_by_document ON item_notes (document_id);
