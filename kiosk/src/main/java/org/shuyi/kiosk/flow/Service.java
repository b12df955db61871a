package org.shuyi.kiosk.flow;

import java.time.Instant;

/**
 * What works now: the service ladder's inputs. A missing part is shown, never replaced.
 *
 * @param online the centre answers
 * @param readerReady the RFID reader does its work
 * @param scannerReady the card scanner's wire is there
 * @param printerReady slips can be printed
 * @param journalReady acts can be written to disk
 * @param queued acts that the centre does not have yet
 * @param unsettled acts that the centre has and has not settled yet
 * @param referenceMadeAt how old is what the station knows of patrons and items; EPOCH for nothing
 */
public record Service(
    boolean online,
    boolean readerReady,
    boolean scannerReady,
    boolean printerReady,
    boolean journalReady,
    long queued,
    long unsettled,
    Instant referenceMadeAt) {
  static final Service NOTHING_YET =
      new Service(false, false, false, false, false, 0, 0, Instant.EPOCH);

  /** Books can be lent: a card and a pile can be read and the act written down. */
  public boolean lends() {
    return readerReady && scannerReady && journalReady;
  }

  /** Books can be taken back: a pile can be read and the act written down. */
  public boolean takesBack() {
    return readerReady && journalReady;
  }

  /** Loans can be listed and renewed: this needs the centre. */
  public boolean showsLoans() {
    return online && scannerReady && journalReady;
  }
}
