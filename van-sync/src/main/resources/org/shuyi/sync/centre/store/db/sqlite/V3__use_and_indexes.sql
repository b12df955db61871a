-- Version 3: how much a station brings, and indexes for a million rows.

-- In the order in which items are looked at, so that a million due ones need no sorting.
DROP INDEX item_lane_due;
CREATE INDEX item_lane_due ON item_lane (due_at, item);

-- The newest settled acts of an item, for whether one may have taken place after another.
CREATE INDEX act_stands ON act (item, latest) WHERE result IN ('APPLIED', 'ALREADY_DONE');

-- What a station brought on the day it was last heard; a day is 86400 s of the centre's clock.
CREATE TABLE station_use (
  station TEXT    NOT NULL PRIMARY KEY,
  day     INTEGER NOT NULL,
  acts    INTEGER NOT NULL,
  bytes   INTEGER NOT NULL,
  epochs  INTEGER NOT NULL
) STRICT;

-- How much of a station waits for staff.
CREATE INDEX act_in_review ON act (station) WHERE state = 'REVIEW';
