-- PostgreSQL keeps samples of tables for its planner. A destroyed key must not live on in one.
ALTER TABLE subject_keys ALTER COLUMN subject SET STATISTICS 0, ALTER COLUMN key SET STATISTICS 0;
ALTER TABLE service_keys ALTER COLUMN name SET STATISTICS 0, ALTER COLUMN key SET STATISTICS 0;
