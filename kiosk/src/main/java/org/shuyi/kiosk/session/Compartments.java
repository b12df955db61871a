package org.shuyi.kiosk.session;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.rfid.RfidReader;
import org.shuyi.kiosk.flow.Pad;
import org.shuyi.sync.circulation.ItemId;

/**
 * The readers in the compartments of a locker, which see them all together: behind which door a
 * book lies follows from what was loaded. Safe for several threads.
 */
final class Compartments {
  /** A patron who has just pushed the door shut waits for no longer than this. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private final List<RfidReader> readers;
  private final Map<DeviceId, CompletableFuture<Optional<Set<ItemId>>>> awaited =
      new ConcurrentHashMap<>();

  Compartments(List<RfidReader> readers) {
    this.readers = List.copyOf(readers);
  }

  /** What lies in all compartments now; empty if nobody looks, or not all of it can be seen. */
  CompletionStage<Optional<Set<ItemId>>> look() {
    if (readers.isEmpty() || !readers.stream().allMatch(each -> each.condition().usable())) {
      return CompletableFuture.completedStage(Optional.empty());
    }
    CompletionStage<Optional<Set<ItemId>>> all =
        CompletableFuture.completedStage(Optional.of(Set.of()));
    for (RfidReader reader : readers) {
      all = all.thenCombine(look(reader), Compartments::both);
    }
    return all;
  }

  private CompletionStage<Optional<Set<ItemId>>> look(RfidReader reader) {
    CompletableFuture<Optional<Set<ItemId>>> look = new CompletableFuture<>();
    CompletableFuture<Optional<Set<ItemId>>> before = awaited.put(reader.id(), look);
    reader.lookAgain();
    look.completeOnTimeout(Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (before != null) {
      look.thenAccept(before::complete);
    }
    return look;
  }

  private static Optional<Set<ItemId>> both(Optional<Set<ItemId>> one, Optional<Set<ItemId>> two) {
    return one.flatMap(
        first ->
            two.map(
                second -> {
                  Set<ItemId> union = new HashSet<>(first);
                  union.addAll(second);
                  return union;
                }));
  }

  /** What a reader tells; more than it can hold is no answer. */
  void seen(DeviceId reader, Pad books) {
    CompletableFuture<Optional<Set<ItemId>>> look = awaited.remove(reader);
    if (look != null) {
      look.complete(books.overfull() ? Optional.empty() : Optional.of(books.items()));
    }
  }
}
