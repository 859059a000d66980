-- Failed tries to sign in, of a quarter of an hour; counted here, so that restarts and other nodes count too.
-- `whose` is an e-mail's keyed hash, whether there is such an account or not.
CREATE TABLE sign_in_tries (
    whose TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    claims BIGINT NOT NULL,
    tries TEXT COLLATE "C" NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE INDEX sign_in_tries_by_last ON sign_in_tries (last_at);
