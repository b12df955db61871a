-- Version 4: what staff do with a case.

ALTER TABLE review DROP CONSTRAINT review_state_check;
ALTER TABLE review ADD CONSTRAINT review_state_check
  CHECK (state IN ('OPEN', 'TAKEN', 'ORDERED', 'DONE', 'UNDONE', 'CLOSED'));
ALTER TABLE review ADD COLUMN action TEXT;
CREATE INDEX review_by_age ON review (state, opened_at, act_id);

-- Who did what with a case, and when. Only added to.
CREATE TABLE review_step (
  act_id TEXT COLLATE "C" NOT NULL REFERENCES act (act_id),
  number BIGINT           NOT NULL,
  at     BIGINT           NOT NULL,
  who    TEXT             NOT NULL,
  what   TEXT             NOT NULL,
  state  TEXT             NOT NULL,
  action TEXT,
  note   TEXT             NOT NULL,
  PRIMARY KEY (act_id, number)
);

-- Who let a quarantined journal go on, and why. Only added to.
CREATE TABLE quarantine_release (
  station TEXT COLLATE "C" NOT NULL,
  epoch   BIGINT           NOT NULL,
  number  BIGINT           NOT NULL,
  at      BIGINT           NOT NULL,
  who     TEXT             NOT NULL,
  was     TEXT             NOT NULL,
  reason  TEXT             NOT NULL,
  PRIMARY KEY (station, epoch, number)
);
CREATE INDEX station_lane_closed ON station_lane (quarantined_at) WHERE quarantine IS NOT NULL;
