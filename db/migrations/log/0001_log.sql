-- The log of everything that happened; state is the fold of it. Rows are only ever appended.
-- time: UTC milliseconds; data: the written members of the event; hash: BLAKE2b-256 of the previous row's hash and this row.
CREATE TABLE event (
    seq        INTEGER PRIMARY KEY,
    time       INTEGER NOT NULL,
    kind       TEXT    NOT NULL,
    version    INTEGER NOT NULL,
    by         TEXT    NOT NULL,
    seat       TEXT    NOT NULL,
    command_id TEXT    NOT NULL,
    data       TEXT    NOT NULL,
    hash       BLOB    NOT NULL
) STRICT;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;

CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;

CREATE TRIGGER event_follows_the_last BEFORE INSERT ON event
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM event)
BEGIN SELECT RAISE(ABORT, 'events follow each other without holes'); END;

-- What became of each command, so that a repeat is answered and not done twice. answer: its numbers; refusal: the fault, or NULL.
CREATE TABLE command (
    id      TEXT    PRIMARY KEY,
    time    INTEGER NOT NULL,
    answer  TEXT    NOT NULL,
    refusal TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX command_by_time ON command (time);

-- At most one row: the workshop as it stood at seq, compressed; hash: of its written form; chain: the hash of the event at seq.
CREATE TABLE snapshot (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    seq   INTEGER NOT NULL,
    data  BLOB    NOT NULL,
    hash  BLOB    NOT NULL,
    chain BLOB    NOT NULL
) STRICT;
