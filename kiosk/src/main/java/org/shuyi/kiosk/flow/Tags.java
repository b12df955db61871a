package org.shuyi.kiosk.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.SecurityWrite;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Progress.Securing;
import org.shuyi.kiosk.flow.Progress.Stand;
import org.shuyi.kiosk.flow.Progress.TagOwed;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.Debt;
import org.shuyi.sync.circulation.Act.DebtOpened;
import org.shuyi.sync.circulation.Act.DebtSettled;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.journal.Journal.OpenDebt;

/**
 * Tag writing after an act, the same for a loan and a return but for the wanted security: write all
 * tags, wait for every answer, and if one failed keep a debt; settle it when the tag is seen again.
 */
record Tags(Security wanted, Debt debt) {
  static final Tags LOAN = new Tags(Security.ON_LOAN, Debt.TAG_STILL_ARMED);
  static final Tags RETURN = new Tags(Security.IN_STOCK, Debt.TAG_NOT_ARMED);

  /** The lines and effects that something led to. */
  record Written(List<Line> lines, List<Effect> effects) {}

  /**
   * The act of a line is on disk: now its tags may be written.
   *
   * @param tags of all parts; none if a part is no longer there, for then one tag would be
   *     forgotten
   */
  Written begin(List<Line> lines, Act.OnItem act, Stand stand, List<TagUid> tags) {
    if (!Lines.awaits(lines, act)) {
      return new Written(lines, List.of());
    }
    return tags.isEmpty()
        ? owe(lines, act.item(), new TagOwed(stand, null, tags))
        : write(lines, act.item(), new Securing(stand, tags));
  }

  /** Tags that are still to be written may have been laid on the pad again. */
  Written laid(List<Line> lines, ItemId item, TagOwed owed, Pile before, Pile after) {
    List<TagUid> again = again(item, owed, before, after);
    return again.isEmpty()
        ? new Written(lines, List.of())
        : write(
            lines,
            item,
            new Securing(owed.stand(), again, without(owed.waiting(), again), owed.debt()));
  }

  /** A part of a set that went without it turned up after all. */
  List<Effect> late(ItemId item, Pile before, Pile after) {
    return without(after.tagsNot(item, wanted), before.tags(item)).stream()
        .<Effect>map(tag -> new Effect.Secure(item, tag, wanted))
        .toList();
  }

  private static List<TagUid> again(ItemId item, TagOwed owed, Pile before, Pile after) {
    if (owed.waiting().isEmpty()) {
      return before.complete(item) ? List.of() : after.whole(item);
    }
    List<TagUid> fresh = without(after.tags(item), before.tags(item));
    return owed.waiting().stream().filter(fresh::contains).toList();
  }

  private Written write(List<Line> lines, ItemId item, Securing next) {
    return new Written(
        Lines.progress(lines, item, next),
        next.waiting().stream().<Effect>map(tag -> new Effect.Secure(item, tag, wanted)).toList());
  }

  /** What an answer leads to; empty if no line waits for it. */
  Optional<Written> written(List<Line> lines, ItemId item, SecurityWrite result) {
    return switch (result) {
      case SecurityWrite.Verified(TagUid uid, Security made) when made == wanted ->
          securing(lines, item, uid).map(now -> answered(lines, item, now, uid, List.of()));
      case SecurityWrite.Failed(TagUid uid, Security meant, var cause, var detail)
          when meant == wanted ->
          securing(lines, item, uid).map(now -> answered(lines, item, now, uid, List.of(uid)));
      case SecurityWrite.Verified ignored -> Optional.empty();
      case SecurityWrite.Failed ignored -> Optional.empty();
    };
  }

  private static Optional<Securing> securing(List<Line> lines, ItemId item, TagUid uid) {
    return Lines.find(lines, item)
        .map(Line::progress)
        .filter(Securing.class::isInstance)
        .map(Securing.class::cast)
        .filter(now -> now.waiting().contains(uid));
  }

  private Written answered(
      List<Line> lines, ItemId item, Securing now, TagUid uid, List<TagUid> failed) {
    List<TagUid> left = without(now.waiting(), List.of(uid));
    List<TagUid> owed = new ArrayList<>(now.owed());
    owed.addAll(failed);
    if (!left.isEmpty()) {
      Progress next = new Securing(now.stand(), left, owed, now.debt());
      return new Written(Lines.progress(lines, item, next), List.of());
    }
    return owed.isEmpty()
        ? done(lines, item, now.stand())
        : owe(lines, item, new TagOwed(now.stand(), now.debt(), owed));
  }

  /** One debt for all that is owed of an item, opened again only if it could not be recorded. */
  private Written owe(List<Line> lines, ItemId item, TagOwed owed) {
    return new Written(
        Lines.progress(lines, item, owed),
        owed.debt() == null ? List.of(new Effect.Append(new DebtOpened(item, debt))) : List.of());
  }

  /** Any debt of this item, also one of another session, is settled now that its tags are right. */
  private Written done(List<Line> lines, ItemId item, Stand stand) {
    return new Written(
        Lines.progress(lines, item, stand.told()), List.of(new Effect.FindDebts(item, wanted)));
  }

  /**
   * An answer that no line waits for. What failed is owed. What went well settles nothing: an item
   * may have other tags, and nobody can tell of which the debt is.
   */
  static List<Effect> stray(Event.TagWritten written) {
    return switch (written.result()) {
      case SecurityWrite.Verified ignored -> List.of();
      case SecurityWrite.Failed failed ->
          List.of(
              new Effect.Append(
                  new DebtOpened(
                      written.item(),
                      failed.wanted() == LOAN.wanted() ? LOAN.debt() : RETURN.debt())));
    };
  }

  /** A debt is on disk. */
  static List<Line> owed(List<Line> lines, ItemId item, ActId opened) {
    return Lines.change(
        lines,
        item,
        line ->
            line.progress() instanceof TagOwed(Stand stand, var none, var waiting)
                ? line.with(new TagOwed(stand, opened, waiting))
                : line);
  }

  /**
   * A returned and armed book owes nothing; a loan's tag made safe settles only what it owed. A
   * book that is seen here was taken; how a door stands it does not tell.
   */
  static List<Effect> settle(Event.DebtsFound found) {
    return found.debts().stream()
        .filter(open -> settles(found.made(), open.debt().debt()))
        .<Effect>map(open -> settle(found.item(), open))
        .toList();
  }

  private static boolean settles(Security made, Debt debt) {
    return switch (debt) {
      case TAG_STILL_ARMED, BOOK_NOT_TAKEN -> true;
      case TAG_NOT_ARMED -> made == RETURN.wanted();
      case DOOR_LEFT_OPEN, OTHER_BOOK_IN_PLACE -> false;
    };
  }

  private static Effect settle(ItemId item, OpenDebt open) {
    return new Effect.Append(new DebtSettled(item, open.opened()));
  }

  private static List<TagUid> without(List<TagUid> tags, List<TagUid> gone) {
    return tags.stream().filter(tag -> !gone.contains(tag)).toList();
  }
}
