-- People behind workshop numbers: erasable, therefore outside the event log. pin: an argon2id hash, or NULL while none was set.
CREATE TABLE person (
    number TEXT PRIMARY KEY,
    name   TEXT NOT NULL,
    pin    TEXT
) STRICT, WITHOUT ROWID;

-- Wrong tries since the last right one. locked_until: UTC milliseconds.
CREATE TABLE wrong_try (
    number       TEXT    PRIMARY KEY,
    tries        INTEGER NOT NULL,
    locked_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
