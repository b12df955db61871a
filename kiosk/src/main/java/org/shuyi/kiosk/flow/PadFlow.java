package org.shuyi.kiosk.flow;

import java.util.ArrayList;
import java.util.List;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.sync.circulation.ItemId;

/** What lending and taking back on the pad have in common. */
sealed interface PadFlow extends LinesFlow permits BorrowFlow, ReturnFlow {
  Tags tags();

  /** How far an item is that was just laid down. */
  Progress begin(ItemId item, Pile.PiledItem piled);

  /** What is wanted for an item that has come so far. */
  List<Effect> wants(ItemId item, Progress begun);

  @Override
  default Step step(Kiosk kiosk, Event event) {
    return switch (event) {
      case Event.PadSeen(Pad pad) -> seen(kiosk, pad);
      case Event.Touched(Touch.LookAgain()) -> busy() ? Step.to(kiosk) : Pad.lookAgain(kiosk);
      default -> LinesFlow.super.step(kiosk, event);
    };
  }

  /** Whoever laid books down first need not lay them again. */
  default Step start(Kiosk kiosk) {
    Step laid = seen(kiosk.with(with(lines())).with(Pad.EMPTY), kiosk.pad());
    return Step.to(laid.kiosk().with(kiosk.pad()), new Effect.WatchPad(true)).and(laid.effects());
  }

  default Step next(Kiosk kiosk, Tags.Written written) {
    return to(kiosk, written.lines()).and(written.effects());
  }

  /** The pile is not what it was: what is new begins, what owes a tag is written again. */
  private Step seen(Kiosk kiosk, Pad pad) {
    Pile before = Pile.of(kiosk.pad());
    Pile after = Pile.of(pad);
    List<Line> lines = after.leave(lines());
    List<Effect> effects = new ArrayList<>();
    for (var entry : after.items().entrySet()) {
      ItemId item = entry.getKey();
      Tags.Written next = lies(lines, item, entry.getValue(), before, after);
      lines = next.lines();
      effects.addAll(next.effects());
    }
    return to(kiosk, lines).and(effects);
  }

  private Tags.Written lies(
      List<Line> lines, ItemId item, Pile.PiledItem piled, Pile before, Pile after) {
    Line old = Lines.find(lines, item).orElse(null);
    if (old != null && old.progress() instanceof Progress.TagOwed owed) {
      return tags().laid(lines, item, owed, before, after);
    }
    if (old != null && old.progress() instanceof Progress.Done) {
      return new Tags.Written(lines, tags().late(item, before, after));
    }
    if (old != null && !open(old.progress(), !before.holds(item))) {
      return new Tags.Written(lines, List.of());
    }
    Progress begun = begin(item, piled);
    return new Tags.Written(Lines.put(lines, new Line(item, "", begun)), wants(item, begun));
  }

  /** Whether an item on the pad is to be looked at again. */
  private static boolean open(Progress progress, boolean laid) {
    return switch (progress) {
      case Progress.Incomplete ignored -> true;
      case Progress.TakenAway ignored -> true;
      case Progress.Refused ignored -> laid;
      case Progress.NotRecorded ignored -> laid;
      default -> false;
    };
  }
}
