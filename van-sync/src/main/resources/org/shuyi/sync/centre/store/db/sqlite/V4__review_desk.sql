-- Version 4: what staff do with a case.

CREATE TABLE review_case (
  act_id    TEXT    NOT NULL PRIMARY KEY REFERENCES act (act_id),
  rule      TEXT    NOT NULL,
  detail    TEXT    NOT NULL,
  opened_at INTEGER NOT NULL,
  state     TEXT    NOT NULL
    CHECK (state IN ('OPEN', 'TAKEN', 'ORDERED', 'DONE', 'UNDONE', 'CLOSED')),
  owner     TEXT,
  action    TEXT
) STRICT;
INSERT INTO review_case (act_id, rule, detail, opened_at, state, owner)
SELECT act_id, rule, detail, opened_at, state, owner FROM review;
DROP TABLE review;
ALTER TABLE review_case RENAME TO review;
CREATE INDEX review_by_age ON review (state, opened_at, act_id);

-- Who did what with a case, and when. Only added to.
CREATE TABLE review_step (
  act_id TEXT    NOT NULL REFERENCES act (act_id),
  number INTEGER NOT NULL,
  at     INTEGER NOT NULL,
  who    TEXT    NOT NULL,
  what   TEXT    NOT NULL,
  state  TEXT    NOT NULL,
  action TEXT,
  note   TEXT    NOT NULL,
  PRIMARY KEY (act_id, number)
) STRICT;

-- Who let a quarantined journal go on, and why. Only added to.
CREATE TABLE quarantine_release (
  station TEXT    NOT NULL,
  epoch   INTEGER NOT NULL,
  number  INTEGER NOT NULL,
  at      INTEGER NOT NULL,
  who     TEXT    NOT NULL,
  was     TEXT    NOT NULL,
  reason  TEXT    NOT NULL,
  PRIMARY KEY (station, epoch, number)
) STRICT;
CREATE INDEX station_lane_closed ON station_lane (quarantined_at) WHERE quarantine IS NOT NULL;
