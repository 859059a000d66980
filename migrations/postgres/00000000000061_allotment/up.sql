-- What a round of rooms was allotted by: attributes, pins and wishes, as JSON; replayed with the seed.
ALTER TABLE room_rounds ADD COLUMN plan TEXT COLLATE "C" NOT NULL DEFAULT '{}';
