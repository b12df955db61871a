-- Version 6: one person, one card. A card that a station issued waits in the lane of its person:
-- act.item and item_lane.item then hold '|' and the person's keyed hash, as no item's id can.

-- The card of each person who was registered through the centre.
CREATE TABLE person (
  person TEXT NOT NULL PRIMARY KEY,
  card   TEXT NOT NULL
) STRICT;

-- Another card of somebody who has one: what is done on it counts for that one.
CREATE TABLE card_alias (
  alias  TEXT NOT NULL PRIMARY KEY,
  person TEXT NOT NULL,
  card   TEXT NOT NULL
) STRICT;

CREATE INDEX act_issuing_card ON act (patron) WHERE kind = 'CARD_ISSUED';
CREATE INDEX act_open_of_patron ON act (patron) WHERE state <> 'SETTLED';
