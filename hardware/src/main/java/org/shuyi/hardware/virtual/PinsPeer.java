package org.shuyi.hardware.virtual;

import java.util.BitSet;
import java.util.List;

/** Relays and contacts that are lines, and the machine that hangs on them. */
abstract class PinsPeer implements Peer {
  private final OnRelays machine;

  PinsPeer(OnRelays machine) {
    this.machine = machine;
  }

  /** By place, the first bit for the first relay that the address names. */
  final void draw(BitSet drawn) {
    machine.board().draw(drawn);
  }

  /** By place. */
  final BitSet made() {
    return machine.board().made();
  }

  @Override
  public final List<Switch> switches() {
    return machine.switches();
  }

  @Override
  public final List<Gesture> gestures() {
    return machine.gestures();
  }

  @Override
  public final String shows() {
    return machine.shows();
  }

  @Override
  public void unplugged() {
    draw(new BitSet());
  }
}
