-- The shared notes of a room; `text` is how they read once the room is over.
CREATE TABLE room_notes (
    room_id TEXT NOT NULL PRIMARY KEY REFERENCES rooms (id),
    document_id TEXT NOT NULL REFERENCES documents (id),
    text TEXT
);
