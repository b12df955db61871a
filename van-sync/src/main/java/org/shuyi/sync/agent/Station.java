package org.shuyi.sync.agent;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PinVerifier;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.journal.Journal;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.wire.Answer;
import org.shuyi.sync.wire.Question;

/**
 * What a kiosk or van sees of circulation: it records acts and asks questions; all the rest happens
 * behind. Safe for use by several threads.
 */
public interface Station extends AutoCloseable {
  /** Opens the link to the centre and keeps it open. Returns at once; needs no network. */
  void start();

  /**
   * Records an act: on disk when this returns, on its way to the centre after that.
   *
   * @throws JournalException if it is not on disk; then nothing must happen that the act stands for
   */
  RecordedAct record(Act act) throws JournalException;

  /** Asks the centre. Always completes, normally, within two seconds. */
  CompletionStage<Answer> ask(Question question);

  /**
   * Whether this is the patron's PIN: by the centre if it can tell within two seconds, else by what
   * this station knows. Wrong ones are counted, over a restart as well. Always completes, normally.
   *
   * @param pin at most 63 bytes in UTF-8; copied, and the copy is wiped. Whoever typed it wipes it
   */
  CompletionStage<PinVerdict> verifyPin(PatronId card, char[] pin);

  /**
   * What {@link Act.PinChanged} records of a PIN that a patron chooses here. Slow: a tenth of a
   * second or more.
   *
   * @param pin wiped by whoever typed it, not here
   */
  PinVerifier verifierOf(PatronId card, char[] pin);

  /** What this station knows without asking. */
  Reference reference();

  /** Acts of this station that the centre has not settled yet, oldest first. */
  List<RecordedAct> pending() throws JournalException;

  /**
   * What this station wrote down last, settled or not, oldest first.
   *
   * @param most 1 to 10000
   */
  List<RecordedAct> latest(int most) throws JournalException;

  /** Debts that stand, oldest first. */
  List<Journal.OpenDebt> openDebts() throws JournalException;

  /** What lies in this station's lockers, by door. */
  List<Act.StockLoaded> stock() throws JournalException;

  StationStatus status();

  /** How far this station's clock can be trusted now. */
  Stamp.ClockTrust clockTrust();

  /**
   * How this station's devices are, to be told to the centre with the station's state.
   *
   * @param devices by name: {@code READY}, {@code DEGRADED} or {@code ABSENT}, then why, then what
   *     a sensor feels; at most 64 characters each are sent
   */
  void devices(Map<String, String> devices);

  /**
   * Hears of {@link StationEvent}s, on the station's own thread: post and return.
   *
   * @return a handle that ends the listening
   */
  AutoCloseable listen(Consumer<? super StationEvent> listener);

  /** Ends the link and closes the journal. */
  @Override
  void close();
}
