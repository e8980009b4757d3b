-- Where the event log stood at the first commit of each hour. time: UTC milliseconds; hash: chain hash behind event seq, lower-case hex.
CREATE TABLE anchor (
    time INTEGER PRIMARY KEY,
    seq  INTEGER NOT NULL,
    hash TEXT    NOT NULL
) STRICT;
