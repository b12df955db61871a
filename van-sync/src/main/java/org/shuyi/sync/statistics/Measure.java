package org.shuyi.sync.statistics;

import java.util.Locale;

/**
 * What is counted. Loans, renewals and reservations are series of their own in ISO 2789:2022 (GB/T
 * 13191-2025) and are never added up; the Chinese names are those of the yearbooks.
 */
public enum Measure {
  /** Books that went out (书刊文献外借册次), those of {@link #LOANS_OFFLINE} among them. */
  LOANS,
  /** Loans to which the station itself said yes, by the offline ladder. */
  LOANS_OFFLINE,
  /** Loans that staff allowed although the rules did not. */
  LOANS_OVERRIDDEN,
  /** Loans that were prolonged (续借册次). */
  RENEWALS,
  /** Books that came back (还书册次). */
  RETURNS,
  /** Different cards with a loan on this day (书刊文献外借人次). */
  BORROWERS,
  /** Library cards issued (新增有效借书证数), those of {@link #CARDS_PROVISIONAL} among them. */
  CARDS_ISSUED,
  /** Cards of which the centre has not said yet whether their owners have one already. */
  CARDS_PROVISIONAL,
  /** Cards reported lost (挂失). */
  CARDS_LOST,
  /** Books that patrons asked for (预约册次), those that they wanted no more among them. */
  RESERVATIONS,
  /** Books that were held and that their patrons took (预借取书册次). */
  RESERVATIONS_COLLECTED,
  /** Books put into a compartment (上架册次). */
  STOCK_LOADED,
  /** Payments, not their sum. */
  PAYMENTS,
  /** Answers to how it was (满意度). */
  OPINIONS,
  /** Those of {@link #OPINIONS} that were good. */
  OPINIONS_GOOD,
  /** Loans and returns that left something to be put right. */
  DEBTS,
  /** Times that a patron called for help (用户辅导). */
  CALLS,
  /** Times that a device stopped working. */
  FAULTS,
  /** Acts of this day, whatever they are, that the centre refused; what was done stands above. */
  ACTS_REFUSED;

  /** As it is named in a CSV or JSON file: {@code loans_offline}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
