package org.shuyi.kiosk.flow;

import java.util.List;
import java.util.Optional;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.hardware.rfid.tag.TagContent;
import org.shuyi.kiosk.flow.Chuting.Closed;
import org.shuyi.kiosk.flow.Chuting.Dropping;
import org.shuyi.kiosk.flow.Chuting.Inviting;
import org.shuyi.kiosk.flow.Chuting.Keeping;
import org.shuyi.kiosk.flow.Chuting.Problem;
import org.shuyi.kiosk.flow.Chuting.Reading;
import org.shuyi.kiosk.flow.Chuting.Resting;
import org.shuyi.kiosk.flow.Chuting.Unlocking;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.Returning;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;

/**
 * One book after the other through the chute: behind the closed flap, recognised, written down, its
 * tag armed, and only then into its bin. What was taken out again before that is no return; what
 * was written down is never given back.
 */
final class ChuteFlow {
  private ChuteFlow() {}

  /** Somebody wants to return; the flap opens at once where there is one. */
  static Step begin(Kiosk kiosk) {
    boolean chute = kiosk.service().around().chute().takes();
    Returning none = new Returning(List.of(), chute ? new Unlocking(null) : new Closed());
    Step begun =
        kiosk.service().readerReady()
            ? new ReturnFlow(none).start(kiosk)
            : Step.to(kiosk.with(none));
    return chute ? begun.and(new Effect.OpenFlap(false)) : begun;
  }

  /** A book was laid in before anybody touched the glass, or before the power came back. */
  static Step found(Kiosk kiosk) {
    return Step.to(kiosk.with(new Returning(List.of(), new Reading())), new Effect.ReadSlot());
  }

  /** Empty if the event is not one of the chute's. */
  static Optional<Step> step(Kiosk kiosk, Returning now, Event event) {
    return switch (event) {
      case Event.Touched(Touch.OpenFlap()) -> Optional.of(wanted(kiosk, now));
      case Event.FlapOpened(Chuting.Flap flap)
          when now.chute() instanceof Unlocking(Problem last) ->
          Optional.of(unlocked(kiosk, now, flap, last));
      case Event.FlapMoved(boolean closed, boolean occupied) ->
          Optional.of(moved(kiosk, now, closed, occupied));
      case Event.SlotRead(Pad slot) when now.chute() instanceof Reading ->
          Optional.of(read(kiosk, now, slot));
      case Event.Dropped(ItemId item, Chuting.Fall fall)
          when now.chute().equals(new Dropping(item)) ->
          Optional.of(dropped(kiosk, now, fall));
      default -> Optional.empty();
    };
  }

  /** After every event: a book that is written down and armed may fall; one that is not may not. */
  static Step advance(Step step) {
    if (step.kiosk().journey() instanceof Returning now
        && now.chute() instanceof Keeping(ItemId item, var tags)) {
      Progress progress =
          Lines.find(now.lines(), item).map(Line::progress).orElseGet(Progress.NotRecorded::new);
      if (progress.stands() && !progress.busy()) {
        return drop(step.kiosk(), now, item).after(step);
      }
      if (!progress.busy()) {
        return giveBack(step.kiosk(), now, Problem.NOT_RECORDED).after(step);
      }
    }
    return step;
  }

  private static Step to(Kiosk kiosk, Returning now, Chuting next, Effect... effects) {
    return Step.to(kiosk.with(new Returning(now.lines(), next)), effects);
  }

  private static Step wanted(Kiosk kiosk, Returning now) {
    return now.chute().rests() && kiosk.service().around().chute().takes()
        ? to(kiosk, now, new Unlocking(null), new Effect.OpenFlap(false))
        : Step.to(kiosk);
  }

  private static Step unlocked(Kiosk kiosk, Returning now, Chuting.Flap flap, Problem last) {
    return to(
        kiosk,
        now,
        switch (flap) {
          case UNLOCKED -> new Inviting(false, last);
          case NO_ROOM -> new Resting(Problem.NO_ROOM);
          case UNKNOWN -> new Resting(Problem.NO_ANSWER);
        });
  }

  private static Step moved(Kiosk kiosk, Returning now, boolean closed, boolean occupied) {
    return switch (now.chute()) {
      case Keeping ignored -> Step.to(kiosk);
      case Dropping ignored -> Step.to(kiosk);
      case Reading ignored -> closed ? Step.to(kiosk) : to(kiosk, now, new Inviting(true, null));
      case Chuting other -> {
        Problem last = other instanceof Inviting(boolean open, Problem told) ? told : null;
        if (!closed) {
          yield to(kiosk, now, new Inviting(true, last));
        }
        yield occupied
            ? to(kiosk, now, new Reading(), new Effect.ReadSlot())
            : to(kiosk, now, new Resting(null));
      }
    };
  }

  private static Step read(Kiosk kiosk, Returning now, Pad slot) {
    Pile pile = Pile.of(slot);
    List<TagSeen> tags = slot.tags();
    if (pile.items().isEmpty()) {
      return giveBack(kiosk, now, tags.isEmpty() ? Problem.NO_TAG : Problem.STRANGE);
    }
    boolean strange = tags.stream().anyMatch(ChuteFlow::isStrange);
    if (pile.items().size() > 1 || strange || slot.overfull()) {
      return giveBack(kiosk, now, Problem.SEVERAL);
    }
    ItemId item = pile.items().keySet().iterator().next();
    return pile.complete(item)
        ? keep(kiosk, now, item, pile)
        : giveBack(kiosk, now, Problem.INCOMPLETE);
  }

  private static boolean isStrange(TagSeen seen) {
    return !(seen.content() instanceof TagContent.Item);
  }

  /** A book of this session that came out again while it fell is returned already. */
  private static Step keep(Kiosk kiosk, Returning now, ItemId item, Pile pile) {
    boolean stands =
        Lines.find(now.lines(), item).filter(line -> line.progress().stands()).isPresent();
    Keeping keeping = new Keeping(item, pile.tags(item));
    if (stands) {
      return to(kiosk, now, keeping);
    }
    Act.Return act = new Act.Return(item);
    List<Line> lines = Lines.put(now.lines(), new Line(item, "", new Progress.Recording(act)));
    return Step.to(
        kiosk.with(new Returning(lines, keeping)),
        new Effect.Append(act),
        new Effect.NameItem(item));
  }

  private static Step drop(Kiosk kiosk, Returning now, ItemId item) {
    return to(kiosk, now, new Dropping(item), new Effect.Drop(item));
  }

  private static Step giveBack(Kiosk kiosk, Returning now, Problem why) {
    return to(kiosk, now, new Unlocking(why), new Effect.OpenFlap(true));
  }

  private static Step dropped(Kiosk kiosk, Returning now, Chuting.Fall fall) {
    return switch (fall) {
      case FALLEN -> next(kiosk, now);
      case FLAP_OPEN -> to(kiosk, now, new Inviting(true, Problem.FLAP));
      case NOTHING_THERE -> to(kiosk, now, new Resting(null));
      case STUCK -> to(kiosk, now, new Resting(Problem.STUCK));
    };
  }

  private static Step next(Kiosk kiosk, Returning now) {
    return kiosk.service().around().chute().takes()
        ? to(kiosk, now, new Unlocking(null), new Effect.OpenFlap(false))
        : to(kiosk, now, new Resting(Problem.NO_ROOM));
  }
}
