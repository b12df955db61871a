-- Version 5: the time of an act may become known later; which stations may still bring something.

-- Of an act whose time is not sure: the boot it was done in, and how long that ran. No boot once
-- it is sure.
ALTER TABLE act ADD COLUMN boot TEXT;
ALTER TABLE act ADD COLUMN since_boot INTEGER;
CREATE INDEX act_unsure ON act (station, boot, epoch) WHERE boot IS NOT NULL;
CREATE INDEX act_unsure_in_order ON act (station, epoch, sequence) WHERE boot IS NOT NULL;

-- When a station was last heard of, and when it last had nothing that the centre had not.
CREATE TABLE station_heard (
  station  TEXT    NOT NULL PRIMARY KEY,
  seen_at  INTEGER NOT NULL,
  empty_at INTEGER NOT NULL
) STRICT;
CREATE INDEX station_heard_empty ON station_heard (empty_at, seen_at, station);
