package org.shuyi.hardware.virtual;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lock boards on one wire, whatever they speak. */
abstract sealed class VirtualLockBoards implements Peer permits VirtualEightA, VirtualKerong {
  private final NavigableMap<Integer, VirtualDoors> boards = new TreeMap<>();
  private final Set<Integer> silent = new HashSet<>();

  /** What came of a command until now. */
  final ByteArrayOutputStream heard = new ByteArrayOutputStream();

  VirtualLockBoards(int doors, int... addresses) {
    IntStream.of(addresses).forEach(address -> boards.put(address, new VirtualDoors(doors)));
  }

  /** The doors of one board. */
  public final VirtualDoors doors(int address) {
    return Objects.requireNonNull(boards.get(address), () -> "no board " + address);
  }

  @Override
  public final List<Switch> switches() {
    VirtualDoors first = boards.firstEntry().getValue();
    int last = boards.lastKey();
    List<Switch> switches = new ArrayList<>(VirtualDoors.switches(first));
    switches.add(new Switch("board-silent", () -> silent.contains(last), on -> silence(last, on)));
    return switches;
  }

  @Override
  public final List<Gesture> gestures() {
    return VirtualDoors.gestures(boards.values());
  }

  /** Takes a board off the wire, or puts it there again. */
  public final void silence(int address, boolean on) {
    if (on) {
      silent.add(address);
    } else {
      silent.remove(address);
    }
  }

  /** The doors of a board that is on the wire. */
  final @Nullable VirtualDoors hearing(int address) {
    return silent.contains(address) ? null : boards.get(address);
  }

  @Override
  public final List<Answer> silence() {
    heard.reset();
    return List.of();
  }

  @Override
  public final void unplugged() {
    heard.reset();
  }
}
