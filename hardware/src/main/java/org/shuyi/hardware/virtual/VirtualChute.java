package org.shuyi.hardware.virtual;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A return chute on a relay board. Contacts: 1 something lies in the slot, 2 the flap is closed, 3
 * and further a bin is full. Relays: 1 the flap's bolt, 2 the belt, 3 and further the gate to the
 * bin of that number less 2.
 */
public final class VirtualChute implements OnRelays {
  private static final int LOOKS_TO_PASS = 4;

  private final VirtualRelayBoard board;
  private final BitSet full = new BitSet();
  private final List<Integer> taken = new ArrayList<>();
  private boolean unlocked;
  private boolean flapOpen;
  private boolean book;
  private boolean runs;
  private boolean jammed;
  private int gate;
  private int passed;
  private int looksWithOpenFlap;

  /** With the flap closed and all bins empty. */
  public VirtualChute(int bins) {
    this.board = new VirtualRelayBoard(bins + 2);
    board.drives(new Belt());
    show();
  }

  private final class Belt implements VirtualRelayBoard.Machine {
    @Override
    public void flash(int relay) {
      switch (relay) {
        case 1 -> unlocked = true;
        case 2 -> runs = true;
        default -> gate = relay - 2;
      }
      passed = 0;
    }

    @Override
    public void put(int relay, boolean drawn) {
      if (relay == 2) {
        runs = drawn;
      }
    }

    @Override
    public void looked() {
      looksWithOpenFlap += runs && flapOpen ? 1 : 0;
      if (runs && book && !jammed && ++passed >= LOOKS_TO_PASS) {
        book = false;
        taken.add(gate);
      }
      show();
    }
  }

  /** A patron opens the flap if it is unlocked. */
  public boolean openFlap() {
    flapOpen |= unlocked;
    show();
    return flapOpen;
  }

  /** Somebody pulls it open though it is locked. */
  public void forceFlap() {
    flapOpen = true;
    show();
  }

  /** The flap jams open, or is closed again. */
  private void leaveOpen(boolean open) {
    if (open) {
      forceFlap();
    } else {
      closeFlap();
    }
  }

  public void closeFlap() {
    flapOpen = false;
    unlocked = false;
    show();
  }

  public boolean isClosed() {
    return !flapOpen;
  }

  /** A book is laid into the slot, or taken out. */
  public void book(boolean there) {
    book = there;
    show();
  }

  /** Whether something lies in the slot. */
  public boolean isOccupied() {
    return book;
  }

  /** From now on the belt moves nothing, or does again. */
  public void jam(boolean jams) {
    jammed = jams;
  }

  public void fill(int bin, boolean isFull) {
    full.set(bin, isFull);
    show();
  }

  /** The bins that books went to, in order. */
  public List<Integer> taken() {
    return List.copyOf(taken);
  }

  public boolean runs() {
    return runs;
  }

  /** How often the station looked while the belt ran with an open flap: once, and then it stops. */
  public int looksWithOpenFlap() {
    return looksWithOpenFlap;
  }

  private void show() {
    board.contact(1, book);
    board.contact(2, !flapOpen);
    for (int bin = 1; bin <= board.relays() - 2; bin++) {
      board.contact(bin + 2, full.get(bin));
    }
  }

  @Override
  public String shows() {
    return "flap %s, slot %s, bins %s"
        .formatted(flapOpen ? "open" : "closed", book ? "occupied" : "empty", taken);
  }

  @Override
  public List<Switch> switches() {
    return List.of(
        new Switch("jam", () -> jammed, this::jam),
        new Switch("flap-open", () -> flapOpen, this::leaveOpen),
        new Switch("bin-full", () -> full.get(1), on -> fill(1, on)));
  }

  @Override
  public List<Gesture> gestures() {
    return List.of(
        Gesture.quiet("open-flap", "", ignored -> openFlap()),
        Gesture.quiet("force-flap", "", ignored -> forceFlap()),
        Gesture.quiet("close-flap", "", ignored -> closeFlap()),
        Gesture.quiet("book", "", ignored -> book(true)));
  }

  @Override
  public VirtualRelayBoard board() {
    return board;
  }

  @Override
  public List<Answer> receive(byte[] bytes) {
    return board.receive(bytes);
  }

  @Override
  public List<Answer> silence() {
    return board.silence();
  }

  @Override
  public void unplugged() {
    board.unplugged();
  }
}
