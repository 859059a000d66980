-- A short reply goes ahead of the queue once per turn.
ALTER TABLE turns ADD COLUMN short BOOLEAN NOT NULL DEFAULT FALSE;

-- What the facilitator told a room last; the room's own time, where it may finish late; when it was
-- asked back to everyone together; since when it is recorded.
ALTER TABLE rooms ADD COLUMN told TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE rooms ADD COLUMN told_at BIGINT;
ALTER TABLE rooms ADD COLUMN deadline BIGINT;
ALTER TABLE rooms ADD COLUMN back_at BIGINT;
ALTER TABLE rooms ADD COLUMN recorded_since BIGINT;

-- Seconds of a turn while this item is open.
ALTER TABLE items ADD COLUMN turn_seconds INTEGER;

-- Who has the lead of the hall, and since when.
ALTER TABLE juries ADD COLUMN lead TEXT COLLATE "C";
ALTER TABLE juries ADD COLUMN lead_at BIGINT;
