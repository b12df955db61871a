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
  /** Books put into a compartment or on a van's shelves (上架册次). */
  STOCK_LOADED,
  /** Books looked for at a stocktake (盘点册次), those of {@link #STOCK_MISSING} among them. */
  STOCK_COUNTED,
  /** Books that a stocktake did not find (缺失册次). */
  STOCK_MISSING,
  /** Heads counted (总流通人次), those of {@link #VISITS_CHILDREN} among them. */
  VISITS,
  /** Children among them (少儿). */
  VISITS_CHILDREN,
  /** Exhibitions, lectures and others (为读者举办活动次数). */
  EVENTS,
  /** Those of {@link #EVENTS} that were exhibitions (展览). */
  EVENTS_EXHIBITIONS,
  /** Those of {@link #EVENTS} that were lectures (讲座). */
  EVENTS_LECTURES,
  /** Attendances at events (参加人次), those of {@link #ATTENDANCES_CHILDREN} among them. */
  ATTENDANCES,
  /** Children among them. */
  ATTENDANCES_CHILDREN,
  /** Digital works taken along: content units downloaded (数字资源下载次数). */
  DOWNLOADS,
  /** Titles that patrons asked a van to bring (读者荐购、点单). */
  REQUESTS,
  /** Requests that were handed over here, wherever they were made. */
  REQUESTS_MET,
  /** Requests of which it was said here that they cannot be met. */
  REQUESTS_NOT_MET,
  /** Times that a stop was opened (服务网点开放次数), those of {@link #STOPS_EXTRA} among them. */
  STOPS_SERVED,
  /** Those that the timetable does not have. */
  STOPS_EXTRA,
  /** Those opened more than {@link JournalCount#LATE} after the time in the timetable. */
  STOPS_LATE,
  /** Stops in the timetable that the van left out on the way. */
  STOPS_SKIPPED,
  /** Stops in the timetable that were called off before the trip. */
  STOPS_CANCELLED,
  /** Opening hours, in whole minutes, of the stops whose opening and closing times are known. */
  MINUTES_OPEN,
  /** Payments, not their sum. */
  PAYMENTS,
  /** Their sum in the smallest unit of the library's currency. */
  PAID_MINOR,
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
