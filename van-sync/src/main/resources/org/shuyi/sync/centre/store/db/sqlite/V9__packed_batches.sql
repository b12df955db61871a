-- Version 9: a batch is stored as it came, and unpacked into inbox and act after that.

-- Batches that are accepted and not unpacked, each as the message was.
CREATE TABLE packed (
  station     TEXT    NOT NULL,
  epoch       INTEGER NOT NULL,
  first_row   INTEGER NOT NULL, -- the first that was new in it
  last_row    INTEGER NOT NULL,
  hash        BLOB    NOT NULL, -- of the last row
  message     BLOB    NOT NULL,
  received_at INTEGER NOT NULL,
  held        INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1)), -- until staff release the journal
  PRIMARY KEY (station, epoch, first_row)
) STRICT;
CREATE INDEX packed_by_age ON packed (received_at, station, epoch, first_row) WHERE held = 0;

-- How far a journal is unpacked; last_at and last_earliest are of that row.
ALTER TABLE station_lane ADD COLUMN unpacked_through INTEGER NOT NULL DEFAULT 0;
UPDATE station_lane SET unpacked_through = accepted_through;
