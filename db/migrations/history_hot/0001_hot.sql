-- Scans that are not yet sealed into chunks, one row each, in the order of their arrival.
CREATE TABLE layout (
    id       INTEGER PRIMARY KEY,
    device   TEXT    NOT NULL,
    every_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE layout_point (
    layout       INTEGER NOT NULL REFERENCES layout (id),
    position     INTEGER NOT NULL,
    name         TEXT    NOT NULL,
    unit         TEXT    NOT NULL,
    decimals     INTEGER NOT NULL,
    counter      INTEGER NOT NULL,
    stepped      INTEGER NOT NULL,
    counter_bits INTEGER NOT NULL,
    PRIMARY KEY (layout, position)
) STRICT, WITHOUT ROWID;

-- t: UTC milliseconds on the poll grid; sequence: number of the scan since the start of the service;
-- data: values and marks in the order of the layout's points.
CREATE TABLE scan (
    id       INTEGER PRIMARY KEY,
    layout   INTEGER NOT NULL REFERENCES layout (id),
    t        INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    data     BLOB    NOT NULL
) STRICT;

-- One row: the name of this file, by which sealed chunks say which scans they hold.
CREATE TABLE identity (
    store TEXT NOT NULL
) STRICT;
