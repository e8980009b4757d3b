-- Sealed readings of one month. A point that changed its unit, decimals or period has a row for each.
CREATE TABLE point (
    id           INTEGER PRIMARY KEY,
    name         TEXT    NOT NULL,
    unit         TEXT    NOT NULL,
    decimals     INTEGER NOT NULL,
    counter      INTEGER NOT NULL,
    stepped      INTEGER NOT NULL,
    counter_bits INTEGER NOT NULL,
    every_ms     INTEGER NOT NULL,
    UNIQUE (name, unit, decimals, counter, stepped, counter_bits, every_ms)
) STRICT;

-- t0, t1: the first and last time in the chunk, UTC milliseconds; n: its samples;
-- codec 1: a zstd frame with checksum around a packed series.
CREATE TABLE chunk (
    id    INTEGER PRIMARY KEY,
    point INTEGER NOT NULL REFERENCES point (id),
    t0    INTEGER NOT NULL,
    t1    INTEGER NOT NULL,
    n     INTEGER NOT NULL,
    codec INTEGER NOT NULL,
    data  BLOB    NOT NULL
) STRICT;
CREATE INDEX chunk_time ON chunk (point, t0, t1);

-- Up to which row the scans of a hot file are in the chunks of this month; written with them.
CREATE TABLE sealed (
    store    TEXT    NOT NULL,
    layout   INTEGER NOT NULL,
    last_row INTEGER NOT NULL,
    PRIMARY KEY (store, layout)
) STRICT, WITHOUT ROWID;

-- One row: what is in the file.
CREATE TABLE total (
    samples INTEGER NOT NULL
) STRICT;
INSERT INTO total VALUES (0);
