-- The centre's database, version 1. Times are milliseconds since 1970 UTC, ids are text.

-- One journal of one station: how far it is stored, and the hash of the last row.
CREATE TABLE station_lane (
  station          TEXT    NOT NULL,
  epoch            INTEGER NOT NULL,
  accepted_through INTEGER NOT NULL,
  chain_hash       BLOB    NOT NULL,
  last_at          INTEGER NOT NULL,
  last_earliest    INTEGER NOT NULL,
  quarantine       TEXT,
  quarantined_at   INTEGER,
  PRIMARY KEY (station, epoch)
) STRICT;

-- Every row that was ever accepted, as the station sealed it. Never changed.
CREATE TABLE inbox (
  station     TEXT    NOT NULL,
  epoch       INTEGER NOT NULL,
  sequence    INTEGER NOT NULL,
  act_id      TEXT    NOT NULL,
  payload     BLOB    NOT NULL,
  hash        BLOB    NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (station, epoch, sequence)
) STRICT;

-- Every act once. A restored journal may bring an act again under a new epoch: one more row in
-- the inbox, none here.
CREATE TABLE act (
  act_id     TEXT    NOT NULL PRIMARY KEY,
  station    TEXT    NOT NULL,
  epoch      INTEGER NOT NULL,
  sequence   INTEGER NOT NULL,
  kind       TEXT    NOT NULL,
  item       TEXT,
  patron     TEXT,
  earliest   INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  latest     INTEGER NOT NULL,
  state      TEXT    NOT NULL CHECK (state IN ('WAITING', 'SETTLED', 'REVIEW')),
  attempted  INTEGER NOT NULL DEFAULT 0 CHECK (attempted IN (0, 1)),
  result     TEXT    CHECK (result IN ('APPLIED', 'ALREADY_DONE', 'REFUSED', 'UNKNOWN')),
  FOREIGN KEY (station, epoch, sequence) REFERENCES inbox (station, epoch, sequence)
) STRICT;
CREATE INDEX act_of_item ON act (item, at, station, epoch, sequence);
CREATE INDEX act_waiting ON act (item, attempted DESC, at, station, epoch, sequence)
  WHERE state = 'WAITING';
CREATE INDEX act_waiting_of_patron ON act (patron) WHERE state = 'WAITING';
CREATE INDEX act_result ON act (result, state);

-- An item with acts that wait, and when to look at it next.
CREATE TABLE item_lane (
  item     TEXT    NOT NULL PRIMARY KEY,
  due_at   INTEGER NOT NULL,
  failures INTEGER NOT NULL
) STRICT;
CREATE INDEX item_lane_due ON item_lane (due_at);

-- Before the library system is asked to do something, this says so. A row without an end means:
-- nobody knows whether it was done, look first.
CREATE TABLE attempt (
  act_id     TEXT    NOT NULL REFERENCES act (act_id),
  number     INTEGER NOT NULL,
  intent_at  INTEGER NOT NULL,
  due_before TEXT,
  ended_at   INTEGER,
  PRIMARY KEY (act_id, number)
) STRICT;

-- What became of each act, and by which rule. Only added to; the last row of an act counts.
CREATE TABLE outcome (
  act_id     TEXT    NOT NULL REFERENCES act (act_id),
  number     INTEGER NOT NULL,
  body       BLOB    NOT NULL,
  rule       TEXT    NOT NULL,
  settled_at INTEGER NOT NULL,
  PRIMARY KEY (act_id, number)
) STRICT;

-- What staff have to look at.
CREATE TABLE review (
  act_id    TEXT    NOT NULL PRIMARY KEY REFERENCES act (act_id),
  rule      TEXT    NOT NULL,
  detail    TEXT    NOT NULL,
  opened_at INTEGER NOT NULL,
  state     TEXT    NOT NULL CHECK (state IN ('OPEN', 'CLOSED')),
  owner     TEXT
) STRICT;

-- Counters that must never go back.
CREATE TABLE counter (
  name  TEXT    NOT NULL PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT;
