package org.shuyi.sync.wire;

import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.SealedPin;

/** What a station asks the centre while a patron waits. Asking changes nothing. */
public sealed interface Question {
  /** Who is this, and what is out to them? */
  record OfPatron(PatronId patron) implements Question {}

  /** May this patron have this item? */
  record OfLoan(PatronId patron, ItemId item) implements Question {}

  /** May this patron keep this item longer? */
  record OfRenewal(PatronId patron, ItemId item) implements Question {}

  /** Is this the patron's PIN? It was sealed for the station that asks. */
  record OfPin(PatronId patron, SealedPin pin) implements Question {}

  /** Has this person a card? */
  record OfPerson(PersonHash person) implements Question {}

  /** What does this patron owe? */
  record OfFees(PatronId patron) implements Question {}

  /** What has this patron asked for, and what waits to be fetched? */
  record OfHolds(PatronId patron) implements Question {}

  /** What is this item? */
  record OfItem(ItemId item) implements Question {}
}
