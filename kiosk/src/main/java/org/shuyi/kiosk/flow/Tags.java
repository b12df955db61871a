package org.shuyi.kiosk.flow;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.SecurityWrite;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Progress.Stand;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.Debt;
import org.shuyi.sync.circulation.Act.DebtOpened;
import org.shuyi.sync.circulation.Act.DebtSettled;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.journal.Journal;

/**
 * Tag writing after an act, the same for a loan and a return but for the wanted security: write,
 * and if that fails keep a debt; settle it when the tag is seen again.
 */
record Tags(Security wanted, Debt debt) {
  static final Tags LOAN = new Tags(Security.ON_LOAN, Debt.TAG_STILL_ARMED);
  static final Tags RETURN = new Tags(Security.IN_STOCK, Debt.TAG_NOT_ARMED);

  /** The lines and effects that something led to. */
  record Written(List<Line> lines, List<Effect> effects) {}

  /** The act of a line is on disk: now its tags may be written. */
  Written begin(List<Line> lines, ItemId item, Stand stand, List<TagUid> tags) {
    if (tags.isEmpty()) {
      return owe(lines, item, stand, tags);
    }
    return new Written(
        Lines.progress(lines, item, new Progress.Securing(stand, tags)), secure(item, tags));
  }

  /** Tags seen again that are still to be written. */
  List<Effect> retry(Line line, List<TagUid> seen) {
    return line.progress() instanceof Progress.TagOwed owed
        ? secure(line.item(), owed.waiting().isEmpty() ? seen : common(owed.waiting(), seen))
        : List.of();
  }

  Written written(List<Line> lines, ItemId item, SecurityWrite result) {
    @Nullable Line line = Lines.find(lines, item).orElse(null);
    Progress progress = line == null ? new Progress.TakenAway() : line.progress();
    return switch (result) {
      case SecurityWrite.Verified(TagUid uid, Security ignored) ->
          verified(lines, item, progress, uid);
      case SecurityWrite.Failed failed -> failed(lines, item, progress, failed.uid());
    };
  }

  private Written verified(List<Line> lines, ItemId item, Progress progress, TagUid uid) {
    return switch (progress) {
      case Progress.Securing(Stand stand, List<TagUid> waiting) -> {
        List<TagUid> left = without(waiting, uid);
        yield left.isEmpty()
            ? done(lines, item, stand)
            : keep(lines, item, new Progress.Securing(stand, left));
      }
      case Progress.TagOwed(Stand stand, ActId opened, List<TagUid> waiting) -> {
        List<TagUid> left = without(waiting, uid);
        yield left.isEmpty()
            ? done(lines, item, stand)
            : keep(lines, item, new Progress.TagOwed(stand, opened, left));
      }
      default -> new Written(lines, List.of(new Effect.FindDebts(item)));
    };
  }

  private Written failed(List<Line> lines, ItemId item, Progress progress, TagUid uid) {
    return switch (progress) {
      case Progress.Securing(Stand stand, List<TagUid> waiting) ->
          owe(lines, item, stand, waiting.contains(uid) ? waiting : List.of(uid));
      case Progress.TagOwed ignored -> new Written(lines, List.of());
      default -> new Written(lines, List.of(new Effect.Append(new DebtOpened(item, debt))));
    };
  }

  private Written owe(List<Line> lines, ItemId item, Stand stand, List<TagUid> tags) {
    return new Written(
        Lines.progress(lines, item, new Progress.TagOwed(stand, null, tags)),
        List.of(new Effect.Append(new DebtOpened(item, debt))));
  }

  /** Any debt of this item, also one of another session, is settled now that its tags are right. */
  private static Written done(List<Line> lines, ItemId item, Stand stand) {
    return new Written(
        Lines.progress(lines, item, new Progress.Done(stand)), List.of(new Effect.FindDebts(item)));
  }

  private static Written keep(List<Line> lines, ItemId item, Progress next) {
    return new Written(Lines.progress(lines, item, next), List.of());
  }

  /** A debt is on disk. */
  static List<Line> owed(List<Line> lines, ItemId item, ActId opened) {
    return Lines.change(
        lines,
        item,
        line ->
            line.progress() instanceof Progress.TagOwed(Stand stand, var none, var waiting)
                ? line.with(new Progress.TagOwed(stand, opened, waiting))
                : line);
  }

  static List<Effect> settle(ItemId item, List<Journal.OpenDebt> debts) {
    List<Effect> effects = new ArrayList<>();
    for (Journal.OpenDebt open : debts) {
      Act settled = new DebtSettled(item, open.opened());
      effects.add(new Effect.Append(settled));
    }
    return effects;
  }

  private List<Effect> secure(ItemId item, List<TagUid> tags) {
    return tags.stream().<Effect>map(tag -> new Effect.Secure(item, tag, wanted)).toList();
  }

  private static List<TagUid> without(List<TagUid> tags, TagUid gone) {
    return tags.stream().filter(tag -> !tag.equals(gone)).toList();
  }

  private static List<TagUid> common(List<TagUid> some, List<TagUid> others) {
    return some.stream().filter(others::contains).toList();
  }
}
