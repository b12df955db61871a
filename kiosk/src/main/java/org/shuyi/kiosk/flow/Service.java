package org.shuyi.kiosk.flow;

import java.time.Instant;
import java.util.Set;

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
 * @param offers what else this machine can do now
 * @param around current, case, who stands there
 */
public record Service(
    boolean online,
    boolean readerReady,
    boolean scannerReady,
    boolean printerReady,
    boolean journalReady,
    long queued,
    long unsettled,
    Instant referenceMadeAt,
    Set<Offer> offers,
    Around around) {
  public static final Service NOTHING_YET =
      new Service(false, false, false, false, false, 0, 0, Instant.EPOCH);

  public Service {
    offers = Set.copyOf(offers);
  }

  /** A machine that only lends and takes back. */
  public Service(
      boolean online,
      boolean readerReady,
      boolean scannerReady,
      boolean printerReady,
      boolean journalReady,
      long queued,
      long unsettled,
      Instant referenceMadeAt) {
    this(
        online,
        readerReady,
        scannerReady,
        printerReady,
        journalReady,
        queued,
        unsettled,
        referenceMadeAt,
        Set.of());
  }

  /** A machine without sensors. */
  public Service(
      boolean online,
      boolean readerReady,
      boolean scannerReady,
      boolean printerReady,
      boolean journalReady,
      long queued,
      long unsettled,
      Instant referenceMadeAt,
      Set<Offer> offers) {
    this(
        online,
        readerReady,
        scannerReady,
        printerReady,
        journalReady,
        queued,
        unsettled,
        referenceMadeAt,
        offers,
        Around.CALM);
  }

  /** The same with something else around it. */
  public Service with(Around next) {
    return new Service(
        online,
        readerReady,
        scannerReady,
        printerReady,
        journalReady,
        queued,
        unsettled,
        referenceMadeAt,
        offers,
        next);
  }

  /** What not every machine has, if it works now. */
  public enum Offer {
    /** Library cards can be issued: a document can be read and sealed for the centre. */
    CARDS,
    /** They come out as cards, not only as QR codes. */
    PLASTIC_CARDS,
    /** Books lie behind doors that can be opened. */
    LOCKERS,
    /** Fees can be paid with a telephone. */
    PAYMENTS,
    /** What the screen says can be heard. */
    VOICE,
    /** The library lends a set of which a part is missing, if the patron wants it so. */
    INCOMPLETE_SETS
  }

  /** The PIN of a card can be changed. */
  public boolean changesCards() {
    return scannerReady && journalReady && around.serves();
  }

  /** Fees can be paid, as soon as the centre is there to say how much. */
  public boolean takesFees() {
    return scannerReady && journalReady && around.serves() && offers.contains(Offer.PAYMENTS);
  }

  /** Library cards can be issued. */
  public boolean issuesCards() {
    return journalReady && around.serves() && offers.contains(Offer.CARDS);
  }

  /**
   * Books can be lent: a card can be read, and a pile or, without a reader, barcode after barcode;
   * and the act written down.
   */
  public boolean lends() {
    return scannerReady && journalReady && around.serves();
  }

  /** Who lays books on the pad may do so before anything else. */
  public boolean booksFirst() {
    return readerReady && lends();
  }

  /** Sets may go out although a part is missing. */
  public boolean lendsIncompleteSets() {
    return offers.contains(Offer.INCOMPLETE_SETS);
  }

  /** Books behind locked doors can be lent. */
  public boolean opensLockers() {
    return scannerReady && journalReady && around.serves() && offers.contains(Offer.LOCKERS);
  }

  /** Books can be taken back: on the pad or in the chute, and the act written down. */
  public boolean takesBack() {
    return (readerReady || around.chute().takes()) && journalReady && around.takesBack();
  }

  /** Books that are not here can be asked for: the library decides, now or later. */
  public boolean asksForBooks() {
    return scannerReady && journalReady && around.serves();
  }

  /** Loans can be listed and renewed: this needs the centre. */
  public boolean showsLoans() {
    return online && scannerReady && journalReady && around.serves();
  }
}
