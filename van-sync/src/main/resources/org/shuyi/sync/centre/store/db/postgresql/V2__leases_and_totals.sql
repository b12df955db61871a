-- Version 2: several centres may work in one database.

-- Who works on an item, and until when by the database's clock; '' is nobody.
ALTER TABLE item_lane ADD COLUMN owner TEXT NOT NULL DEFAULT '';
ALTER TABLE item_lane ADD COLUMN lease_until BIGINT NOT NULL DEFAULT 0;

-- Who was about to ask the library system.
ALTER TABLE attempt ADD COLUMN owner TEXT NOT NULL DEFAULT '';

-- What one centre does for all of them.
CREATE TABLE duty (
  name        TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  owner       TEXT             NOT NULL,
  lease_until BIGINT           NOT NULL
);

-- How many acts stand where: the sum of all rows, each changed in the transaction that changes an
-- act. More than one row, so that transactions do not wait for each other.
CREATE TABLE total (
  shard       BIGINT NOT NULL PRIMARY KEY,
  accepted    BIGINT NOT NULL,
  applied     BIGINT NOT NULL,
  refused     BIGINT NOT NULL,
  unknown     BIGINT NOT NULL,
  review      BIGINT NOT NULL,
  quarantined BIGINT NOT NULL
);
INSERT INTO total (shard, accepted, applied, refused, unknown, review, quarantined)
SELECT 0, count(*),
  coalesce(sum(CASE WHEN result IN ('APPLIED', 'ALREADY_DONE') THEN 1 ELSE 0 END), 0),
  coalesce(sum(CASE WHEN result = 'REFUSED' THEN 1 ELSE 0 END), 0),
  coalesce(sum(CASE WHEN result = 'UNKNOWN' THEN 1 ELSE 0 END), 0),
  (SELECT count(*) FROM review WHERE state = 'OPEN'),
  (SELECT count(*) FROM station_lane WHERE quarantine IS NOT NULL)
FROM act;
