-- Version 9: a batch is stored as it came, and unpacked into inbox and act after that.

-- Batches that are accepted and not unpacked, each as the message was.
CREATE TABLE packed (
  station     TEXT COLLATE "C" NOT NULL,
  epoch       BIGINT           NOT NULL,
  first_row   BIGINT           NOT NULL, -- the first that was new in it
  last_row    BIGINT           NOT NULL,
  hash        BYTEA            NOT NULL, -- of the last row
  message     BYTEA            NOT NULL,
  received_at BIGINT           NOT NULL,
  held        BIGINT           NOT NULL DEFAULT 0 CHECK (held IN (0, 1)), -- until staff release the journal
  PRIMARY KEY (station, epoch, first_row)
);
CREATE INDEX packed_by_age ON packed (received_at, station, epoch, first_row) WHERE held = 0;

-- How far a journal is unpacked; last_at and last_earliest are of that row.
ALTER TABLE station_lane ADD COLUMN unpacked_through BIGINT NOT NULL DEFAULT 0;
UPDATE station_lane SET unpacked_through = accepted_through;
