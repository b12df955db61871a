package org.shuyi.kiosk.flow;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.SecurityWrite;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.sync.circulation.ItemId;

/**
 * Lending and taking back as the kiosk does them, without its time-outs, for whoever else hands out
 * books: the van's desk.
 */
public final class Books {
  private Books() {}

  /** What an event means where books are lent or taken back, and nothing beside that. */
  public static Step step(Kiosk kiosk, Event event) {
    return switch (kiosk.journey()) {
      case Journey.Borrowing now -> new BorrowFlow(now).step(kiosk, event);
      case Journey.Returning now -> new ReturnFlow(now).step(kiosk, event);
      default -> throw new IllegalArgumentException("no books are handled in " + kiosk.journey());
    };
  }

  /**
   * The items on a pad, and whether they were lent when they were laid there: one tag that says so
   * is enough, for a set may have lost a part.
   */
  public static Map<ItemId, Security> lying(Pad pad) {
    Map<ItemId, Security> all = new LinkedHashMap<>();
    Pile.of(pad).items().forEach((item, piled) -> all.put(item, security(piled.tags().values())));
    return all;
  }

  private static Security security(Collection<Security> tags) {
    return tags.contains(Security.ON_LOAN) ? Security.ON_LOAN : Security.IN_STOCK;
  }

  /** A pad on which nothing lies but these. */
  public static Pad only(Pad pad, Collection<ItemId> items) {
    return new Pad(pad.tags().stream().filter(tag -> isOf(tag, items)).toList(), pad.overfull());
  }

  private static boolean isOf(TagSeen tag, Collection<ItemId> items) {
    return Pile.of(new Pad(List.of(tag), false)).items().keySet().stream()
        .anyMatch(items::contains);
  }

  /** True while a machine has to do the next step for one of them. */
  public static boolean busy(List<Line> lines) {
    return Lines.busy(lines);
  }

  /** Whether somebody has to lay one of them down again. */
  public static boolean owed(List<Line> lines) {
    return Lines.owed(lines);
  }

  /** Debts that are settled by what was made of an item's tags. */
  public static List<Effect> settle(Event.DebtsFound found) {
    return Tags.settle(found);
  }

  /** Whether an answer of the reader belongs to a loan. */
  public static boolean ofLoan(Event.TagWritten written) {
    return switch (written.result()) {
      case SecurityWrite.Verified verified -> verified.security() == Tags.LOAN.wanted();
      case SecurityWrite.Failed failed -> failed.wanted() == Tags.LOAN.wanted();
    };
  }

  /** An answer of the reader that nobody waits for. */
  public static List<Effect> stray(Event.TagWritten written) {
    return Tags.stray(written);
  }
}
