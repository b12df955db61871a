package org.shuyi.kiosk.session;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent.ConditionChanged;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.kiosk.flow.Effect;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Part;

/** What a technician is told of the devices, and how their states went. Any thread. */
final class Workbook {
  /** Of each device; older turns are in the log. */
  private static final int TURNS = 20;

  private final InstantSource clock;
  private final Consumer<Event> post;
  private final Map<DeviceId, Deque<Part.Turn>> turns = new HashMap<>();
  private volatile List<Device> devices = List.of();

  Workbook(InstantSource clock, Consumer<Event> post) {
    this.clock = clock;
    this.post = post;
  }

  void start(List<Device> all) {
    devices = List.copyOf(all);
  }

  synchronized void heard(ConditionChanged changed) {
    Deque<Part.Turn> past = turns.computeIfAbsent(changed.device(), id -> new ArrayDeque<>());
    past.addFirst(new Part.Turn(clock.instant(), changed.condition()));
    if (past.size() > TURNS) {
      past.removeLast();
    }
  }

  void perform(Effect.AtBench effect) {
    switch (effect) {
      case Effect.SeeParts() -> post.accept(new Event.PartsSeen(parts()));
      case Effect.TestPart(DeviceId id) ->
          device(id)
              .ifPresent(
                  device ->
                      device
                          .examine()
                          .thenAccept(found -> post.accept(new Event.PartTested(found))));
    }
  }

  private Optional<Device> device(DeviceId id) {
    return devices.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  private synchronized List<Part> parts() {
    return devices.stream().map(this::part).toList();
  }

  private Part part(Device device) {
    return new Part(
        device.id(),
        device.condition(),
        device.counters(),
        List.copyOf(turns.getOrDefault(device.id(), new ArrayDeque<>())),
        null,
        false);
  }
}
