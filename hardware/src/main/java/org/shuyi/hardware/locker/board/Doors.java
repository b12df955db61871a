package org.shuyi.hardware.locker.board;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.locker.DoorEvent;
import org.shuyi.hardware.locker.DoorWatch;
import org.shuyi.hardware.locker.DoorWatch.Event;
import org.shuyi.hardware.locker.DoorWatch.News;

/** The closed loops of all doors, and what they have to say. Used by the locker's thread only. */
final class Doors {
  private final DeviceId id;
  private final Duration leftOpen;
  private final Consumer<? super DeviceEvent> listener;
  private final DoorWatch[] watches;

  Doors(DeviceId id, Cabinet cabinet, Consumer<? super DeviceEvent> listener) {
    this.id = id;
    this.leftOpen = cabinet.leftOpen();
    this.listener = listener;
    this.watches = new DoorWatch[cabinet.doors()];
    Arrays.fill(watches, DoorWatch.NEW);
  }

  boolean open(int door) {
    return watches[door - 1].open();
  }

  void on(int door, Event event, Instant now) {
    DoorWatch.Step step = watches[door - 1].on(event, now, leftOpen);
    watches[door - 1] = step.next();
    step.news().ifPresent(news -> listener.accept(event(door, news)));
  }

  private DoorEvent event(int door, News news) {
    return switch (news) {
      case FOUND_OPEN -> new DoorEvent.FoundOpen(id, door);
      case OPENED -> new DoorEvent.Opened(id, door);
      case CLOSED -> new DoorEvent.Closed(id, door);
      case STUCK -> new DoorEvent.Stuck(id, door);
      case LEFT_OPEN -> new DoorEvent.LeftOpen(id, door, leftOpen);
      case FORCED -> new DoorEvent.Forced(id, door);
    };
  }
}
