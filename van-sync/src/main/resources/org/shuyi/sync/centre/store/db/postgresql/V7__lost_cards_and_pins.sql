-- Version 7: lost cards and PINs. A card that was reported lost waits in a lane of its own: act.item
-- and item_lane.item then hold '||' and the card's number, as no item's id can.

-- Cards that stations are to refuse although the catalogue does not show them as blocked yet.
CREATE TABLE lost_card (
  card        TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  reported_at BIGINT           NOT NULL
);

-- What tells a card's PIN from others. The PIN itself is nowhere.
CREATE TABLE pin (
  card     TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  verifier BYTEA            NOT NULL,
  known_at BIGINT           NOT NULL,
  chosen   INTEGER          NOT NULL CHECK (chosen IN (0, 1))
);
