-- In which browser an account signed in, in two words; empty for people who came by a card.
ALTER TABLE sessions ADD COLUMN browser TEXT COLLATE "C" NOT NULL DEFAULT '';

-- What an account signs in with besides its password. `sealed` is the secret of its authenticator app, encrypted
-- with the account's own key; it counts once a code of it was typed. A code is taken once: `last_step` only grows.
CREATE TABLE second_factors (
    account_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES accounts (id),
    sealed BYTEA NOT NULL,
    begun_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    last_step BIGINT NOT NULL
);

-- Each works once in place of a code of the app.
CREATE TABLE recovery_codes (
    account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    code_hash TEXT COLLATE "C" NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (account_id, code_hash)
);

-- Somebody whose password was right and who has to type a code yet. The browser has it in a cookie.
CREATE TABLE half_sessions (
    hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    expires_at BIGINT NOT NULL
);
CREATE INDEX half_sessions_by_account ON half_sessions (account_id);
CREATE INDEX half_sessions_by_end ON half_sessions (expires_at);
