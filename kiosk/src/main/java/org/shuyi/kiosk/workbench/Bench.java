package org.shuyi.kiosk.workbench;

import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.rfid.Security;

/**
 * The world around a kiosk, as far as the workbench can see and move it. Every method is called on
 * the JavaFX thread and must return at once: whatever takes longer happens behind, and is told by
 * {@link #onChange}.
 */
public interface Bench extends Faults {
  /** All books, shelf and pad, always in the same order. */
  List<Book> books();

  /** All cards that can be held to the reader, always in the same order. */
  List<Card> cards();

  /** Lays a book from the shelf on the pad; nothing happens if it lies there. */
  void put(String book);

  /** Takes a book from the pad and stands it on the shelf; nothing happens if it stands there. */
  void take(String book);

  /** Makes a book's tag unreadable, or well again. */
  void readable(String book, boolean readable);

  /** Holds a card to the reader. */
  void scan(String card);

  /** Whether the sample of an identity card lies on its reader. */
  boolean documentLies();

  /** Lays it there, or lifts it. */
  void document(boolean lies);

  /** Whether a card hangs in the mouth of the dispenser. */
  boolean cardOut();

  /** Takes it; from then on it is among the cards. */
  void takeCard();

  /** Doors of the locker with something behind them, or open; always in the same order. */
  List<Door> doors();

  /** Takes what lies behind an open door, and pushes it shut. */
  void shut(int door);

  /** Opens the flap of the chute, lays a book from the shelf in, and closes it, if it can. */
  void insert(String book);

  Switches switches();

  /** Connects the kiosk to the centre, or cuts the cable. */
  void network(boolean on);

  /** Powers the kiosk, or cuts its power without warning. */
  void power(boolean on);

  /** What came out of the printer, oldest first. */
  List<BufferedImage> slips();

  /** What the library system itself says is out, newest first. */
  List<Loan> loans();

  Counts counts();

  /**
   * Hears that something changed, on any thread.
   *
   * @return a handle that ends the listening
   */
  Listening onChange(Runnable changed);

  /** The handle of a listener. */
  interface Listening extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * One book.
   *
   * @param id the barcode
   * @param callNumber Chinese Library Classification and book number
   * @param gate what its tag tells the gate
   * @param readable false while its tag is spoilt
   */
  record Book(
      String id, String title, String callNumber, boolean onPad, Security gate, boolean readable) {}

  /**
   * One door of the locker.
   *
   * @param title of the book behind it; empty if there is none
   */
  record Door(int number, String title, boolean open) {}

  /**
   * One card.
   *
   * @param name of its holder, an invented person
   * @param note what is special about it, such as that it has expired; empty for nothing
   */
  record Card(String id, String name, String note) {}

  /**
   * One loan, as the library system lists it.
   *
   * @param card masked
   */
  record Loan(String title, String card, @Nullable LocalDate due) {}

  /**
   * How far the acts of this kiosk are.
   *
   * @param journalled on the kiosk's disk
   * @param accepted stored by the centre
   * @param applied done in the library system
   * @param refused waiting for staff
   */
  record Counts(long journalled, long accepted, long applied, long refused) {}

  /** What is switched on. */
  record Switches(boolean network, boolean power) {}
}
