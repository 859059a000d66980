-- How somebody is reached, sealed with their own key and apart from their name: a node of the version
-- before, which does not know of it, leaves it as it is.
ALTER TABLE people ADD COLUMN contact BLOB;
-- When somebody was taken off the list, and who came in their place.
ALTER TABLE people ADD COLUMN gone_at BIGINT;
ALTER TABLE people ADD COLUMN replaced_by TEXT;
