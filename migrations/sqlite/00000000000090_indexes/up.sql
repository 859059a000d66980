-- What is looked up, or looked for when a row goes that others name, and had no index.
CREATE INDEX cards_by_person ON cards (person_id);
CREATE INDEX consents_by_jury ON consents (jury_id);
CREATE INDEX room_entries_by_starting_point ON room_entries (from_id);
CREATE INDEX room_members_by_room ON room_members (room_id);
CREATE INDEX starting_point_fates_by_point ON starting_point_fates (starting_point_id);
CREATE INDEX temperature_checks_by_item ON temperature_checks (item_id);
CREATE INDEX tickets_by_end ON tickets (expires_at);
CREATE INDEX turns_by_jury ON turns (jury_id);
