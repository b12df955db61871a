package org.shuyi.kiosk.flow;

import java.util.ArrayList;
import java.util.List;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Journey.Returning;
import org.shuyi.kiosk.flow.Progress.Stand;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.RecordedAct;

/**
 * Taking back (还书): needs no card and no decision, for a patron must always be able to hand a book
 * back. Written down, then the tag is armed.
 */
record ReturnFlow(Returning now) implements PadFlow {
  @Override
  public Purpose purpose() {
    return Purpose.RETURN;
  }

  @Override
  public List<Line> lines() {
    return now.lines();
  }

  @Override
  public List<TagSeen> pad() {
    return now.pad();
  }

  @Override
  public Journey with(List<Line> lines) {
    return new Returning(now.pad(), lines);
  }

  @Override
  public Step own(Kiosk kiosk, Event event) {
    return switch (event) {
      case Event.PadSeen(var pad, var overfull) -> pad(kiosk.overfull(overfull), pad);
      case Event.Recorded(var act) -> recorded(kiosk, act);
      case Event.TagWritten written -> written(kiosk, written);
      default -> Step.to(kiosk);
    };
  }

  private Step pad(Kiosk kiosk, List<TagSeen> pad) {
    Pile before = Pile.of(now.pad());
    Pile after = Pile.of(pad);
    List<Line> lines = after.leave(now.lines());
    List<Effect> effects = new ArrayList<>();
    for (var entry : after.items().entrySet()) {
      ItemId item = entry.getKey();
      Line old = Lines.find(lines, item).orElse(null);
      boolean laid = !before.holds(item) || old == null;
      if (old != null && old.progress() instanceof Progress.TagOwed owed) {
        Tags.Written again = Tags.RETURN.laid(lines, item, owed, before, after);
        lines = again.lines();
        effects.addAll(again.effects());
      } else if (old == null || open(old.progress(), laid)) {
        Progress next = begin(item, entry.getValue());
        lines = Lines.put(lines, new Line(item, "", next));
        if (next instanceof Progress.Recording(Act act)) {
          effects.add(new Effect.Append(act));
          effects.add(new Effect.NameItem(item));
        }
      }
    }
    return new Step(kiosk.with(new Returning(pad, lines)), effects);
  }

  private static boolean open(Progress progress, boolean laid) {
    return progress instanceof Progress.Incomplete
        || progress instanceof Progress.TakenAway
        || (laid && progress instanceof Progress.NotRecorded);
  }

  private static Progress begin(ItemId item, Pile.PiledItem piled) {
    return piled.complete() ? new Progress.Recording(new Act.Return(item)) : piled.incomplete();
  }

  private Step recorded(Kiosk kiosk, RecordedAct recorded) {
    return switch (recorded.act()) {
      case Act.Return back ->
          next(
              kiosk,
              Tags.RETURN.begin(
                  now.lines(),
                  back,
                  new Stand(recorded.id(), null, false),
                  Pile.of(now.pad()).whole(back.item())));
      case Act.DebtOpened debt -> to(kiosk, Tags.owed(now.lines(), debt.item(), recorded.id()));
      default -> Step.to(kiosk);
    };
  }

  private Step written(Kiosk kiosk, Event.TagWritten written) {
    return Tags.RETURN
        .written(now.lines(), written.item(), written.result())
        .map(next -> next(kiosk, next))
        .orElseGet(() -> Step.to(kiosk).and(Tags.stray(written)));
  }
}
