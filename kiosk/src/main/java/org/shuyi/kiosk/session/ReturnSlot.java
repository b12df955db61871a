package org.shuyi.kiosk.session;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.shuyi.hardware.chute.Chute;
import org.shuyi.hardware.chute.ChuteEvent;
import org.shuyi.hardware.chute.Intake;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceEvent.ConditionChanged;
import org.shuyi.hardware.rfid.PadChanged;
import org.shuyi.hardware.rfid.RfidReader;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.hardware.rfid.tag.TagContent;
import org.shuyi.kiosk.flow.Around;
import org.shuyi.kiosk.flow.Chuting;
import org.shuyi.kiosk.flow.Effect;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Pad;
import org.shuyi.sync.circulation.Act.DeviceFault;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.reference.Reference;

/** The return chute and the reader under its slot. Any thread. */
final class ReturnSlot {
  /** A tag that is not read by then is not read at all. */
  private static final Duration READING = Duration.ofSeconds(3);

  private final Chute chute;
  private final RfidReader reader;
  private final Bins bins;
  private final Reference reference;
  private final Consumer<Event> post;
  private final SortedSet<Integer> full = new TreeSet<>();
  private CompletableFuture<List<TagSeen>> reading = CompletableFuture.completedFuture(List.of());
  private List<TagSeen> lies = List.of();
  private boolean occupied;
  private boolean closed;

  /** A returned book lies in the slot and does not fall. */
  private boolean blocked;

  /** Somebody was asked for a book: then an open flap is what is wanted. */
  private boolean invited;

  /** What lies in the slot was offered back, and nobody took it. */
  private boolean offered;

  ReturnSlot(Chute chute, RfidReader reader, Bins bins, Reference reference, Consumer<Event> post) {
    this.chute = chute;
    this.reader = reader;
    this.bins = bins;
    this.reference = reference;
    this.post = post;
  }

  /** Whether the event is the slot's, and no pad's. */
  synchronized boolean heard(DeviceEvent event) {
    return switch (event) {
      case PadChanged(var device, var tags, var overfull) when device.equals(reader.id()) -> {
        seen(tags);
        yield true;
      }
      case ChuteEvent.Slot(var device, boolean now) -> {
        occupied = now;
        blocked &= now;
        offered = false;
        yield false;
      }
      case ChuteEvent.Flap(var device, boolean now) -> {
        closed = now;
        offered &= now;
        post.accept(new Event.FlapMoved(closed, occupied));
        yield false;
      }
      case ChuteEvent.Bin(var device, int bin, boolean now) -> {
        fill(bin, now);
        yield false;
      }
      case ConditionChanged(var device, Condition condition)
          when device.equals(chute.id()) && !reached(condition) -> {
        closed = false;
        yield false;
      }
      default -> false;
    };
  }

  private static boolean reached(Condition condition) {
    return !(condition instanceof Condition.Absent);
  }

  private void fill(int bin, boolean isFull) {
    boolean changed = isFull ? full.add(bin) : full.remove(bin);
    if (changed) {
      report(isFull ? "BIN_FULL " + bin : "BIN_EMPTY " + bin);
    }
  }

  private void report(String what) {
    post.accept(new Event.FaultNoticed(new DeviceFault(chute.id().value(), what)));
  }

  private void seen(List<TagSeen> tags) {
    if (!tags.isEmpty()) {
      lies = tags;
      reading.complete(tags);
    }
  }

  /** The reader that has this tag before it, if it is this one. */
  synchronized Optional<RfidReader> readerOf(TagUid tag) {
    return lies.stream().anyMatch(seen -> seen.uid().equals(tag))
        ? Optional.of(reader)
        : Optional.empty();
  }

  synchronized Around.Chute service() {
    if (!reached(chute.condition()) || !usable(reader) || blocked || (!closed && !invited)) {
      return Around.Chute.OUT_OF_ORDER;
    }
    if (full.size() >= chute.bins()) {
      return Around.Chute.FULL;
    }
    return full.isEmpty() ? Around.Chute.READY : Around.Chute.BIN_FULL;
  }

  private static boolean usable(Device device) {
    return device.condition().usable();
  }

  void perform(Effect.AtChute effect) {
    switch (effect) {
      case Effect.OpenFlap(boolean back) -> open(back);
      case Effect.ReadSlot() -> read();
      case Effect.Drop(ItemId item) -> drop(item);
    }
  }

  /** The session is over: what stands open now should not. */
  synchronized void leave() {
    if (invited && !closed) {
      report("FLAP_OPEN");
    }
    invited = false;
    reader.watch(false);
  }

  /** Something lies behind the closed flap that nobody has looked at. */
  synchronized boolean waits() {
    return closed && occupied && !blocked && !offered;
  }

  private void open(boolean back) {
    reader.watch(false);
    synchronized (this) {
      invited = true;
      offered = back;
    }
    (back ? chute.giveBack() : chute.open())
        .thenAccept(flap -> post.accept(new Event.FlapOpened(told(flap))));
  }

  private void read() {
    CompletableFuture<List<TagSeen>> next = new CompletableFuture<>();
    synchronized (this) {
      lies = List.of();
      reading = next;
    }
    reader.watch(false);
    reader.watch(true);
    next.completeOnTimeout(List.of(), READING.toMillis(), TimeUnit.MILLISECONDS)
        .thenAccept(tags -> post.accept(new Event.SlotRead(new Pad(tags, false))));
  }

  private void drop(ItemId item) {
    Destination destination =
        tag(item)
            .map(tag -> Destination.of(tag, reference, bins.library()))
            .orElse(Destination.OWN);
    take(item, bins.inOrder(destination, chute.bins()).iterator());
  }

  private synchronized Optional<ItemTag> tag(ItemId item) {
    return lies.stream()
        .map(TagSeen::content)
        .filter(TagContent.Item.class::isInstance)
        .map(content -> ((TagContent.Item) content).tag())
        .filter(tag -> tag.primaryItemId().equals(item.value()))
        .findFirst();
  }

  /** A full bin is passed over; every other end is the end. */
  private void take(ItemId item, Iterator<Integer> order) {
    chute
        .take(order.next())
        .thenAccept(
            intake -> {
              if (isFull(intake) && order.hasNext()) {
                take(item, order);
              } else {
                ended(item, intake);
              }
            });
  }

  private static Chuting.Flap told(Chute.Flap flap) {
    return switch (flap) {
      case UNLOCKED -> Chuting.Flap.UNLOCKED;
      case NO_ROOM -> Chuting.Flap.NO_ROOM;
      case UNKNOWN -> Chuting.Flap.UNKNOWN;
    };
  }

  private static Chuting.Fall told(Intake intake) {
    return switch (intake) {
      case Intake.Taken ignored -> Chuting.Fall.FALLEN;
      case Intake.FlapOpen ignored -> Chuting.Fall.FLAP_OPEN;
      case Intake.Stopped ignored -> Chuting.Fall.FLAP_OPEN;
      case Intake.NothingThere ignored -> Chuting.Fall.NOTHING_THERE;
      case Intake.BinFull ignored -> Chuting.Fall.STUCK;
      case Intake.NoSuchBin ignored -> Chuting.Fall.STUCK;
      case Intake.Stuck ignored -> Chuting.Fall.STUCK;
      case Intake.Unknown ignored -> Chuting.Fall.STUCK;
    };
  }

  private static String word(Intake intake) {
    return switch (intake) {
      case Intake.Taken ignored -> "READY";
      case Intake.FlapOpen ignored -> "FLAP_FORCED";
      case Intake.Stopped ignored -> "FLAP_FORCED";
      case Intake.NothingThere ignored -> "BOOK_GONE";
      case Intake.BinFull ignored -> "BINS_FULL";
      case Intake.NoSuchBin ignored -> "BINS_FULL";
      case Intake.Stuck ignored -> "BOOK_STUCK";
      case Intake.Unknown ignored -> "BOOK_NOT_SEEN_TO_FALL";
    };
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized boolean holds() {
    return occupied;
  }

  private static boolean isFull(Intake intake) {
    return intake instanceof Intake.BinFull || intake instanceof Intake.NoSuchBin;
  }

  private void ended(ItemId item, Intake intake) {
    boolean taken = intake instanceof Intake.Taken;
    boolean open = intake instanceof Intake.FlapOpen || intake instanceof Intake.Stopped;
    synchronized (this) {
      blocked = !taken && !open && !(intake instanceof Intake.NothingThere);
    }
    if (!taken) {
      report(word(intake));
    }
    post.accept(new Event.Dropped(item, told(intake)));
    if (open && isClosed()) {
      post.accept(new Event.FlapMoved(true, holds())); // closed again before the answer came
    }
  }
}
