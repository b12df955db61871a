package org.shuyi.sync.sip2.session;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.ils.Capabilities;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.LibrarySystemException.Kind;
import org.shuyi.sync.ils.PatronState;
import org.shuyi.sync.sip2.Request;
import org.shuyi.sync.sip2.Response;
import org.shuyi.sync.sip2.Response.Said;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A library system behind SIP2. Connects on first use and again after any failure. The fixed ok
 * flag alone decides between done and refused; an answer that does not come leaves {@link
 * Outcome.Unknown}, since servers do act on requests whose connection is gone.
 *
 * <p>If the calling thread is interrupted while an answer is awaited, {@link InterruptedException}
 * is thrown, and it is unknown whether the act was done.
 */
public final class Sip2LibrarySystem implements LibrarySystem {
  /**
   * What SIP2 servers have in common, the worst of them taken: the loan date is the server's own, a
   * repeated checkout renews, and a return closes whatever loan is open.
   */
  public static final Capabilities CAPABILITIES = new Capabilities(true, true, false, true, true);

  /** Titles asked for one by one for a patron's list; later items go without. */
  private static final int MOST_TITLES = 50;

  /** Pages of a patron's list; a server that needs more does not honour BP. */
  private static final int MOST_PAGES = 8;

  private static final Logger LOG = LoggerFactory.getLogger(Sip2LibrarySystem.class);

  private final Sip2Settings settings;
  private final InstantSource clock;
  private final SessionPool pool;

  /**
   * Connects to nothing yet.
   *
   * @param password of the login, kept in memory only
   * @param clock for transaction dates of questions, and to tell an expired card
   */
  public Sip2LibrarySystem(Sip2Settings settings, String password, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.pool = new SessionPool(settings, password);
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public ItemState probe(ItemId item) throws LibrarySystemException, InterruptedException {
    return asking(session -> itemState(session, item));
  }

  @Override
  public PatronState probe(PatronId patron) throws LibrarySystemException, InterruptedException {
    return asking(session -> patronState(session, patron));
  }

  @Override
  public Outcome apply(Act.OnItem act, Instant when)
      throws LibrarySystemException, InterruptedException {
    return switch (act) {
      case Act.Loan loan -> lend(loan, when);
      case Act.Return back -> takeBack(back, when);
      case Act.Renewal renewal -> renew(renewal, when);
      case Act.DebtOpened _, Act.DebtSettled _ ->
          throw new IllegalArgumentException("no library system knows of tag debts: " + act);
    };
  }

  @Override
  public void close() {
    pool.close();
  }

  private Outcome lend(Act.Loan loan, Instant when)
      throws LibrarySystemException, InterruptedException {
    String patron = loan.patron().value();
    Request request = new Request.Checkout(when, loan.due(), patron, loan.item().value());
    return changing(
        request,
        answer ->
            switch (answer) {
              case Response.Lent lent when about(loan.item(), lent.item()) ->
                  lent(lent, loan.item(), loan.patron());
              default -> null;
            });
  }

  private Outcome lent(Response.Lent lent, ItemId item, PatronId patron)
      throws LibrarySystemException, InterruptedException {
    if (!lent.ok()) {
      return refused(lent.said(), item, patron);
    }
    if (lent.renewal()) {
      LOG.warn("checkout of {} renewed a loan that stood", item);
      return new Outcome.AlreadyDone(lent.due());
    }
    return new Outcome.Applied(lent.due());
  }

  private Outcome takeBack(Act.Return back, Instant when)
      throws LibrarySystemException, InterruptedException {
    Request request = new Request.Checkin(when, back.item().value(), settings.location());
    return changing(
        request,
        answer ->
            switch (answer) {
              case Response.Returned returned when about(back.item(), returned.item()) ->
                  returned.ok()
                      ? new Outcome.Applied(null)
                      : refused(returned.said(), RefusalHints.reasons(returned.said()), "");
              default -> null;
            });
  }

  private Outcome renew(Act.Renewal renewal, Instant when)
      throws LibrarySystemException, InterruptedException {
    Request request = new Request.Renew(when, renewal.patron().value(), renewal.item().value());
    return changing(
        request,
        answer ->
            switch (answer) {
              case Response.Lent renewed when about(renewal.item(), renewed.item()) ->
                  renewed.ok()
                      ? new Outcome.Applied(renewed.due())
                      : refused(renewed.said(), renewal.item(), renewal.patron());
              default -> null;
            });
  }

  /** What an answer to a change means; null if it is no answer to it. */
  @FunctionalInterface
  private interface Reading {
    @Nullable Outcome of(Response answer) throws LibrarySystemException, InterruptedException;
  }

  private Outcome changing(Request request, Reading reading)
      throws LibrarySystemException, InterruptedException {
    try {
      Response answer = pool.lend(session -> session.ask(request));
      Outcome outcome = reading.of(answer);
      return outcome == null
          ? new Outcome.Unknown(settings.where() + " answered about something else")
          : outcome;
    } catch (ExchangeException e) {
      requireNotInterrupted();
      if (e.maybeDone()) {
        return new Outcome.Unknown(String.valueOf(e.getMessage()));
      }
      throw e.surelyNotDone();
    } catch (LibrarySystemException e) {
      requireNotInterrupted();
      throw e;
    }
  }

  private <T> T asking(SessionPool.Use<T> use) throws LibrarySystemException, InterruptedException {
    try {
      return pool.lend(use);
    } catch (ExchangeException e) {
      requireNotInterrupted();
      throw e.surelyNotDone();
    } catch (LibrarySystemException e) {
      requireNotInterrupted();
      throw e;
    }
  }

  private ItemState itemState(Sip2Session session, ItemId item)
      throws ExchangeException, LibrarySystemException {
    Response.ItemInformation shown = itemInformation(session, item);
    return new ItemState(item, Standings.of(shown), shown.title(), shown.callNumber(), shown.due());
  }

  private Response.ItemInformation itemInformation(Sip2Session session, ItemId item)
      throws ExchangeException, LibrarySystemException {
    Response answer = session.ask(new Request.ItemInformation(clock.instant(), item.value()));
    if (answer instanceof Response.ItemInformation shown && about(item, shown.item())) {
      return shown;
    }
    throw garbled("item " + item);
  }

  private PatronState patronState(Sip2Session session, PatronId patron)
      throws ExchangeException, LibrarySystemException {
    Response.PatronInformation shown = patronInformation(session, patron, 0);
    LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
    PatronState.Standing standing = Standings.of(shown, today);
    if (standing == PatronState.Standing.UNKNOWN_PATRON) {
      return new PatronState(patron, standing, "", null, -1, List.of());
    }
    List<PatronState.OnLoan> onLoan = new ArrayList<>();
    for (String item : charged(session, patron, shown)) {
      onLoan.add(onLoan(session, new ItemId(item), onLoan.size() < MOST_TITLES));
    }
    return new PatronState(patron, standing, shown.name(), shown.expires(), shown.limit(), onLoan);
  }

  private PatronState.OnLoan onLoan(Sip2Session session, ItemId item, boolean withTitle)
      throws ExchangeException, LibrarySystemException {
    if (!withTitle) {
      return new PatronState.OnLoan(item, "", null);
    }
    Response.ItemInformation shown = itemInformation(session, item);
    return new PatronState.OnLoan(item, shown.title(), shown.due());
  }

  /**
   * All items on loan. Some servers list only the first few and want to be asked for the rest. A
   * list that stays short of the count is no answer: "not on it" would be taken for "not lent".
   */
  private List<String> charged(
      Sip2Session session, PatronId patron, Response.PatronInformation first)
      throws ExchangeException, LibrarySystemException {
    List<String> all = new ArrayList<>(first.charged());
    for (int page = 1; page < MOST_PAGES && all.size() < first.chargedCount(); page++) {
      List<String> more = patronInformation(session, patron, all.size() + 1).charged();
      if (!all.addAll(more.stream().filter(item -> !all.contains(item)).toList())) {
        break;
      }
    }
    if (all.size() < first.chargedCount()) {
      throw new LibrarySystemException(
          Kind.GARBLED,
          "%s listed %d of %d items on loan; check how many it lists in patron information"
              .formatted(settings.where(), all.size(), first.chargedCount()));
    }
    return all;
  }

  private Response.PatronInformation patronInformation(
      Sip2Session session, PatronId patron, int from)
      throws ExchangeException, LibrarySystemException {
    Response answer =
        session.ask(new Request.PatronInformation(clock.instant(), patron.value(), from));
    if (answer instanceof Response.PatronInformation shown) {
      return shown;
    }
    throw garbled("patron " + patron);
  }

  private Outcome refused(Said said, ItemId item, PatronId patron) throws InterruptedException {
    Set<RefusalReason> reasons = RefusalHints.reasons(said);
    if (reasons.isEmpty()) {
      reasons = diagnose(item, patron);
    }
    return refused(said, reasons, patron.value());
  }

  private static Outcome refused(Said said, Set<RefusalReason> reasons, String patron) {
    return new Outcome.Refused(
        reasons.isEmpty() ? List.of(RefusalReason.OTHER) : List.copyOf(reasons),
        RefusalHints.detail(said, patron));
  }

  /** Reasons that the library system shows when asked, for a refusal whose words say nothing. */
  private Set<RefusalReason> diagnose(ItemId item, PatronId patron) throws InterruptedException {
    Set<RefusalReason> reasons = EnumSet.noneOf(RefusalReason.class);
    try {
      PatronState who = probe(patron);
      reasons.addAll(Diagnosis.of(who));
      reasons.addAll(Diagnosis.of(probe(item), who));
    } catch (LibrarySystemException e) {
      LOG.warn("refusal of {} stays without a reason: {}", item, e.getMessage());
    }
    return reasons;
  }

  /**
   * Whether an answer is about this item. Koha echoes text that is not ASCII wrongly encoded, and
   * any server may leave the field out, so only a plain other barcode counts against it.
   */
  private static boolean about(ItemId asked, String answered) {
    return answered.isBlank()
        || answered.strip().equalsIgnoreCase(asked.value())
        || !asked.value().chars().allMatch(c -> c < 128);
  }

  private LibrarySystemException garbled(String asked) {
    return new LibrarySystemException(
        Kind.GARBLED, settings.where() + " gave no usable answer about " + asked);
  }

  /** A thread interrupted at a socket finds it closed; say so in Java's own way. */
  private static void requireNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while a library system was asked");
    }
  }
}
