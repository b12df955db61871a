-- The centre's database, version 1. Times are milliseconds since 1970 UTC, ids are text.
-- Names are compared and ordered by their bytes, whatever the database's own collation.

-- One journal of one station: how far it is stored, and the hash of the last row.
CREATE TABLE station_lane (
  station          TEXT COLLATE "C" NOT NULL,
  epoch            BIGINT           NOT NULL,
  accepted_through BIGINT           NOT NULL,
  chain_hash       BYTEA            NOT NULL,
  last_at          BIGINT           NOT NULL,
  last_earliest    BIGINT           NOT NULL,
  quarantine       TEXT,
  quarantined_at   BIGINT,
  PRIMARY KEY (station, epoch)
);

-- Every row that was ever accepted, as the station sealed it. Never changed.
CREATE TABLE inbox (
  station     TEXT COLLATE "C" NOT NULL,
  epoch       BIGINT           NOT NULL,
  sequence    BIGINT           NOT NULL,
  act_id      TEXT COLLATE "C" NOT NULL,
  payload     BYTEA            NOT NULL,
  hash        BYTEA            NOT NULL,
  received_at BIGINT           NOT NULL,
  PRIMARY KEY (station, epoch, sequence)
);

-- Every act once. A restored journal may bring an act again under a new epoch: one more row in
-- the inbox, none here.
CREATE TABLE act (
  act_id    TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  station   TEXT COLLATE "C" NOT NULL,
  epoch     BIGINT           NOT NULL,
  sequence  BIGINT           NOT NULL,
  kind      TEXT             NOT NULL,
  item      TEXT COLLATE "C",
  patron    TEXT,
  earliest  BIGINT           NOT NULL,
  at        BIGINT           NOT NULL,
  latest    BIGINT           NOT NULL,
  state     TEXT             NOT NULL CHECK (state IN ('WAITING', 'SETTLED', 'REVIEW')),
  attempted BIGINT           NOT NULL DEFAULT 0 CHECK (attempted IN (0, 1)),
  result    TEXT             CHECK (result IN ('APPLIED', 'ALREADY_DONE', 'REFUSED', 'UNKNOWN')),
  FOREIGN KEY (station, epoch, sequence) REFERENCES inbox (station, epoch, sequence)
);
CREATE INDEX act_of_item ON act (item, at, station, epoch, sequence);
CREATE INDEX act_waiting ON act (item, attempted DESC, at, station, epoch, sequence)
  WHERE state = 'WAITING';
CREATE INDEX act_waiting_of_patron ON act (patron) WHERE state = 'WAITING';
CREATE INDEX act_result ON act (result, state);

-- An item with acts that wait, and when to look at it next.
CREATE TABLE item_lane (
  item     TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  due_at   BIGINT           NOT NULL,
  failures BIGINT           NOT NULL
);
CREATE INDEX item_lane_due ON item_lane (due_at);

-- Before the library system is asked to do something, this says so. A row without an end means:
-- nobody knows whether it was done, look first.
CREATE TABLE attempt (
  act_id     TEXT COLLATE "C" NOT NULL REFERENCES act (act_id),
  number     BIGINT           NOT NULL,
  intent_at  BIGINT           NOT NULL,
  due_before TEXT,
  ended_at   BIGINT,
  PRIMARY KEY (act_id, number)
);

-- What became of each act, and by which rule. Only added to; the last row of an act counts.
CREATE TABLE outcome (
  act_id     TEXT COLLATE "C" NOT NULL REFERENCES act (act_id),
  number     BIGINT           NOT NULL,
  body       BYTEA            NOT NULL,
  rule       TEXT             NOT NULL,
  settled_at BIGINT           NOT NULL,
  PRIMARY KEY (act_id, number)
);

-- What staff have to look at.
CREATE TABLE review (
  act_id    TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES act (act_id),
  rule      TEXT             NOT NULL,
  detail    TEXT             NOT NULL,
  opened_at BIGINT           NOT NULL,
  state     TEXT             NOT NULL CHECK (state IN ('OPEN', 'CLOSED')),
  owner     TEXT
);

-- Counters that must never go back.
CREATE TABLE counter (
  name  TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  value BIGINT           NOT NULL
);
