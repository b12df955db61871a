package org.shuyi.sync.sip2.session;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.ils.Capabilities;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.PatronHold;
import org.shuyi.sync.ils.PatronState;
import org.shuyi.sync.sip2.PatronFlag;
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
   * repeated checkout renews, and a return closes whatever loan is open. Koha takes a Block Patron
   * (01), says that it can (BX), and blocks nothing: where a server does, the configuration says
   * so.
   */
  public static final Capabilities CAPABILITIES =
      Capabilities.of(
          Capability.LISTS_LOANS,
          Capability.SHOWS_HOLDS,
          Capability.TAKES_RETURNS,
          Capability.HONOURS_RETURN_DATE,
          Capability.CHECKS_PINS,
          Capability.TAKES_FEES,
          Capability.TAKES_HOLDS,
          Capability.REPEATED_LOAN_RENEWS,
          Capability.LATE_RETURN_CLOSES_ANY_LOAN,
          Capability.RETURN_OF_NOTHING_IS_FINE,
          Capability.TELLS_TWO_AT_ONCE_YES);

  private static final Logger LOG = LoggerFactory.getLogger(Sip2LibrarySystem.class);

  private final Sip2Settings settings;
  private final InstantSource clock;
  private final Questions questions;
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
    this.questions = new Questions(settings, clock);
    this.pool = new SessionPool(settings, password);
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public ItemState probe(ItemId item) throws LibrarySystemException, InterruptedException {
    return asking(session -> questions.item(session, item));
  }

  @Override
  public PatronState probe(PatronId patron) throws LibrarySystemException, InterruptedException {
    return asking(session -> questions.patron(session, patron));
  }

  @Override
  public Outcome apply(Act.OnItem act, Instant when)
      throws LibrarySystemException, InterruptedException {
    return switch (act) {
      case Act.Loan loan -> lend(loan, when);
      case Act.Return back -> takeBack(back, when);
      case Act.Renewal renewal -> renew(renewal, when);
      case Act.DebtOpened _,
          Act.DebtSettled _,
          Act.StockLoaded _,
          Act.StockRemoved _,
          Act.HoldPickedUp _ ->
          throw new IllegalArgumentException("no library system is told of this: " + act);
    };
  }

  @Override
  public Outcome reportLost(PatronId card) throws LibrarySystemException, InterruptedException {
    return changing(
        new Request.BlockPatron(clock.instant(), card.value()),
        answer -> answer instanceof Response.PatronStatus now ? blocked(now) : null);
  }

  private Outcome blocked(Response.PatronStatus now) {
    boolean shown =
        now.flags().contains(PatronFlag.CARD_LOST)
            || now.flags().contains(PatronFlag.CHARGE_DENIED);
    return shown
        ? new Outcome.Applied(null)
        : new Outcome.Refused(
            List.of(RefusalReason.OTHER),
            settings.where() + " took Block Patron (01) and shows no block");
  }

  @Override
  public boolean accepts(PatronId card, char[] pin)
      throws LibrarySystemException, InterruptedException {
    return asking(session -> questions.accepts(session, card, pin));
  }

  @Override
  public Money owes(PatronId card) throws LibrarySystemException, InterruptedException {
    return asking(session -> questions.owes(session, card));
  }

  @Override
  public Outcome pay(Act.FeePaid paid, Instant when)
      throws LibrarySystemException, InterruptedException {
    Request request =
        new Request.FeePaid(when, paid.card().value(), paid.amount(), paid.order().number());
    return changing(
        request,
        answer ->
            switch (answer) {
              case Response.PaymentTaken taken ->
                  taken.ok()
                      ? new Outcome.Applied(null)
                      : refused(
                          taken.said(), RefusalHints.reasons(taken.said()), paid.card().value());
              default -> null;
            });
  }

  @Override
  public List<PatronHold> holds(PatronId card) throws LibrarySystemException, InterruptedException {
    return asking(session -> questions.holds(session, card));
  }

  @Override
  public Outcome hold(Act.OnHold act, Instant when)
      throws LibrarySystemException, InterruptedException {
    String patron = act.patron().value();
    Request request =
        new Request.Hold(
            act instanceof Act.HoldPlaced, when, patron, act.item().value(), settings.location());
    return changing(
        request,
        answer ->
            switch (answer) {
              case Response.HoldTaken taken when Questions.about(act.item(), taken.item()) ->
                  taken.ok()
                      ? new Outcome.Applied(null)
                      : refused(taken.said(), RefusalHints.reasons(taken.said()), patron);
              default -> null;
            });
  }

  /**
   * How many connections the server is believed to serve now; what it refused it was not asked for
   * again yet.
   */
  public int connections() {
    return pool.limit();
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
              case Response.Lent lent when Questions.about(loan.item(), lent.item()) ->
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
              case Response.Returned returned when Questions.about(back.item(), returned.item()) ->
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
              case Response.Lent renewed when Questions.about(renewal.item(), renewed.item()) ->
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
      return askedAgainIfHungUp(use);
    } catch (ExchangeException e) {
      requireNotInterrupted();
      throw e.surelyNotDone();
    } catch (LibrarySystemException e) {
      requireNotInterrupted();
      throw e;
    }
  }

  /**
   * That a server was restarted shows on a kept connection only when it is used. A question changes
   * nothing, so it is asked once more.
   */
  private <T> T askedAgainIfHungUp(SessionPool.Use<T> use)
      throws ExchangeException, LibrarySystemException, InterruptedException {
    try {
      return pool.lend(use);
    } catch (ExchangeException e) {
      requireNotInterrupted();
      if (!e.hungUp()) {
        throw e;
      }
      return pool.lend(use);
    }
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

  /** A thread interrupted at a socket finds it closed; say so in Java's own way. */
  private static void requireNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while a library system was asked");
    }
  }
}
