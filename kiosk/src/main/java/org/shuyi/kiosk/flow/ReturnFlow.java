package org.shuyi.kiosk.flow;

import java.util.List;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Journey.Returning;
import org.shuyi.kiosk.flow.Progress.Stand;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.RecordedAct;

/**
 * Taking back (还书): needs no card and no decision, for a patron must always be able to hand a book
 * back. Written down, then the tag is armed; what is different in the chute is in {@link
 * ChuteFlow}.
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
  public Tags tags() {
    return Tags.RETURN;
  }

  @Override
  public Journey with(List<Line> lines) {
    return new Returning(lines, now.chute());
  }

  @Override
  public Step step(Kiosk kiosk, Event event) {
    return ChuteFlow.advance(
        ChuteFlow.step(kiosk, now, event).orElseGet(() -> PadFlow.super.step(kiosk, event)));
  }

  @Override
  public boolean busy() {
    return now.chute().busy() || PadFlow.super.busy();
  }

  /** An open flap is still to be closed. */
  @Override
  public boolean owes() {
    return (now.chute() instanceof Chuting.Inviting(boolean open, var last) && open)
        || PadFlow.super.owes();
  }

  @Override
  public Step own(Kiosk kiosk, Event event) {
    return switch (event) {
      case Event.Recorded(var act) -> recorded(kiosk, act);
      case Event.TagWritten written -> written(kiosk, written);
      default -> Step.to(kiosk);
    };
  }

  @Override
  public Progress begin(ItemId item, Pile.PiledItem piled) {
    return piled.complete() ? new Progress.Recording(new Act.Return(item)) : piled.incomplete();
  }

  @Override
  public List<Effect> wants(ItemId item, Progress begun) {
    Effect name = new Effect.NameItem(item);
    return begun instanceof Progress.Recording(Act act)
        ? List.of(new Effect.Append(act), name)
        : List.of(name);
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
                  tags(kiosk, back.item())));
      case Act.DebtOpened debt -> to(kiosk, Tags.owed(now.lines(), debt.item(), recorded.id()));
      default -> Step.to(kiosk);
    };
  }

  /** All its tags, where it lies. */
  private List<TagUid> tags(Kiosk kiosk, ItemId item) {
    return now.chute() instanceof Chuting.Keeping(ItemId kept, var tags) && kept.equals(item)
        ? tags
        : Pile.of(kiosk.pad()).whole(item);
  }

  private Step written(Kiosk kiosk, Event.TagWritten written) {
    return Tags.RETURN
        .written(now.lines(), written.item(), written.result())
        .map(next -> next(kiosk, next))
        .orElseGet(() -> Step.to(kiosk).and(Tags.stray(written)));
  }
}
