-- Reduced readings of one year at one level (minutes or hours).
CREATE TABLE point (
    id           INTEGER PRIMARY KEY,
    name         TEXT    NOT NULL,
    unit         TEXT    NOT NULL,
    decimals     INTEGER NOT NULL,
    counter      INTEGER NOT NULL,
    stepped      INTEGER NOT NULL,
    counter_bits INTEGER NOT NULL,
    UNIQUE (name, unit, decimals, counter, stepped, counter_bits)
) STRICT;

-- period: number of the stretch of 1440 bins since 1970; data: a zstd frame with checksum around packed bins.
CREATE TABLE rollup (
    point  INTEGER NOT NULL REFERENCES point (id),
    period INTEGER NOT NULL,
    data   BLOB    NOT NULL,
    PRIMARY KEY (point, period)
) STRICT;

-- One row: 1 when everything that was ever sealed in this year is in here.
CREATE TABLE coverage (
    whole INTEGER NOT NULL
) STRICT;
