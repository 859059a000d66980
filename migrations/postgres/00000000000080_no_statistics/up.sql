-- PostgreSQL samples tables for its planner and keeps what it saw. Of these it keeps nothing: the sample
-- would outlive the emptied table, ballots' keys and all.
ALTER TABLE secret_ballots
    ALTER COLUMN round_id SET STATISTICS 0,
    ALTER COLUMN key_hash SET STATISTICS 0,
    ALTER COLUMN question_id SET STATISTICS 0,
    ALTER COLUMN key SET STATISTICS 0,
    ALTER COLUMN prefix SET STATISTICS 0,
    ALTER COLUMN credential SET STATISTICS 0,
    ALTER COLUMN counter SET STATISTICS 0,
    ALTER COLUMN ballot SET STATISTICS 0,
    ALTER COLUMN signature SET STATISTICS 0;
ALTER TABLE credentials_issued
    ALTER COLUMN round_id SET STATISTICS 0,
    ALTER COLUMN person_id SET STATISTICS 0,
    ALTER COLUMN blinded SET STATISTICS 0;
ALTER TABLE round_keys
    ALTER COLUMN round_id SET STATISTICS 0,
    ALTER COLUMN what SET STATISTICS 0,
    ALTER COLUMN sealed SET STATISTICS 0;
ALTER TABLE reasons
    ALTER COLUMN id SET STATISTICS 0,
    ALTER COLUMN round_id SET STATISTICS 0,
    ALTER COLUMN version_id SET STATISTICS 0,
    ALTER COLUMN text SET STATISTICS 0;
ALTER TABLE reasons_sent
    ALTER COLUMN round_id SET STATISTICS 0,
    ALTER COLUMN key_hash SET STATISTICS 0,
    ALTER COLUMN digest SET STATISTICS 0;
