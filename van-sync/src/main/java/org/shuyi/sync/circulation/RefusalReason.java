package org.shuyi.sync.circulation;

/** Why a loan, return or renewal is refused. All that apply are given, not just the first. */
public enum RefusalReason {
  ITEM_UNKNOWN,
  /** Reference only, withdrawn or discarded. */
  ITEM_NOT_FOR_LOAN,
  ITEM_ON_LOAN_TO_ANOTHER,
  ITEM_ALREADY_ON_LOAN_TO_PATRON,
  ITEM_RESERVED_FOR_ANOTHER,
  ITEM_NOT_ON_LOAN,
  PATRON_UNKNOWN,
  PATRON_BLOCKED,
  PATRON_EXPIRED,
  /** The number of a card that was issued is another person's. */
  CARD_NUMBER_TAKEN,
  LOAN_LIMIT_REACHED,
  RENEWAL_LIMIT_REACHED,
  /** The PIN must be given, and be right. */
  PIN_NEEDED,
  /** Can't be decided without the centre. */
  NEEDS_CENTRE,
  /** The library system refused without a reason that we know. */
  OTHER
}
