package org.shuyi.sync.sip2.session;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.LibrarySystemException.Kind;
import org.shuyi.sync.ils.PatronHold;
import org.shuyi.sync.ils.PatronState;
import org.shuyi.sync.sip2.Request;
import org.shuyi.sync.sip2.Response;

/** What can be asked of a library system without changing anything, over one session. */
final class Questions {
  /** Titles asked for one by one for a patron's list; later items go without. */
  private static final int MOST_TITLES = 50;

  private static final String USUAL_CURRENCY = "CNY";

  /** Pages of a patron's list; a server that needs more does not honour BP. */
  private static final int MOST_PAGES = 8;

  private final Sip2Settings settings;
  private final InstantSource clock;

  Questions(Sip2Settings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  ItemState item(Sip2Session session, ItemId item)
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

  PatronState patron(Sip2Session session, PatronId patron)
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

  /** A server that knows the card and says nothing of the PIN checks none. */
  boolean accepts(Sip2Session session, PatronId patron, char[] pin)
      throws ExchangeException, LibrarySystemException {
    Response.PatronInformation shown =
        patronInformation(
            session, patron, new Request.PinCheck(clock.instant(), patron.value(), pin));
    LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
    if (Standings.of(shown, today) == PatronState.Standing.UNKNOWN_PATRON) {
      return false;
    }
    return shown
        .validPin()
        .orElseThrow(
            () ->
                new LibrarySystemException(
                    Kind.NOT_OFFERED,
                    settings.where() + " says nothing of a PIN (CQ): it checks none"));
  }

  /** BV with BH; Koha says no BH if none is set, and then means its own currency. */
  Money owes(Sip2Session session, PatronId patron)
      throws ExchangeException, LibrarySystemException {
    Response.PatronInformation shown = patronInformation(session, patron, 0);
    if (shown.feeAmount().isEmpty()) {
      throw new LibrarySystemException(
          Kind.NOT_OFFERED, settings.where() + " says nothing of fees (BV)");
    }
    try {
      boolean credit = shown.feeAmount().startsWith("-");
      String currency = shown.currency().isEmpty() ? USUAL_CURRENCY : shown.currency();
      return credit ? new Money(0, currency) : Money.of(shown.feeAmount(), currency);
    } catch (IllegalArgumentException e) {
      throw new LibrarySystemException(
          Kind.GARBLED, settings.where() + " says of fees (BV, BH) what is no amount", e);
    }
  }

  /**
   * AS and CD. Koha puts all it has into AS, so that only an item on the hold shelf (17 says 08)
   * counts as ready.
   */
  List<PatronHold> holds(Sip2Session session, PatronId patron)
      throws ExchangeException, LibrarySystemException {
    List<PatronHold> all = new ArrayList<>();
    for (String item : list(session, patron, false).holds()) {
      all.add(hold(session, new ItemId(item), all.size() < MOST_TITLES, true));
    }
    for (String item : list(session, patron, true).waitingHolds()) {
      all.add(hold(session, new ItemId(item), all.size() < MOST_TITLES, false));
    }
    return all;
  }

  private Response.PatronInformation list(Sip2Session session, PatronId patron, boolean waiting)
      throws ExchangeException, LibrarySystemException {
    return patronInformation(
        session, patron, new Request.PatronHolds(clock.instant(), patron.value(), waiting));
  }

  private PatronHold hold(Sip2Session session, ItemId item, boolean withTitle, boolean maybeReady)
      throws ExchangeException, LibrarySystemException {
    if (!withTitle) {
      return new PatronHold(item, "", false, "", null);
    }
    Response.ItemInformation shown = itemInformation(session, item);
    boolean ready = maybeReady && Standings.of(shown) == ItemState.Circulation.ON_HOLD_SHELF;
    return new PatronHold(
        item,
        shown.title(),
        ready,
        ready ? shown.location() : "",
        ready ? shown.waitsThrough() : null);
  }

  private Response.PatronInformation patronInformation(
      Sip2Session session, PatronId patron, int from)
      throws ExchangeException, LibrarySystemException {
    return patronInformation(
        session, patron, new Request.PatronInformation(clock.instant(), patron.value(), from));
  }

  private Response.PatronInformation patronInformation(
      Sip2Session session, PatronId patron, Request request)
      throws ExchangeException, LibrarySystemException {
    Response answer = session.ask(request);
    if (answer instanceof Response.PatronInformation shown) {
      return shown;
    }
    throw garbled("patron " + patron);
  }

  /**
   * Whether an answer is about this item. Koha echoes text that is not ASCII wrongly encoded, and
   * any server may leave the field out, so only a plain other barcode counts against it.
   */
  static boolean about(ItemId asked, String answered) {
    return answered.isBlank()
        || answered.strip().equalsIgnoreCase(asked.value())
        || !asked.value().chars().allMatch(c -> c < 128);
  }

  private LibrarySystemException garbled(String asked) {
    return new LibrarySystemException(
        Kind.GARBLED, settings.where() + " gave no usable answer about " + asked);
  }
}
