package org.shuyi.hardware.virtual;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.shuyi.hardware.virtual.RealTimeRequests.Request;
import org.shuyi.hardware.virtual.VirtualEscPosPrinter.Fault;
import org.shuyi.hardware.virtual.VirtualEscPosPrinter.Slip;

/** What the printer says and what comes out of it. */
final class EscPosPeer implements Peer {
  private static final Set<Fault> STOPPING =
      EnumSet.of(Fault.PAPER_OUT, Fault.COVER_OPEN, Fault.CUTTER_JAMMED, Fault.HEAD_HOT);

  private final RealTimeRequests realTime = new RealTimeRequests(this::commands, this::request);
  private final SlipStrip strip;
  private final EscPosInterpreter interpreter;
  private final Consumer<? super Slip> slipMade;
  private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
  private final Deque<Slip> slips = new ArrayDeque<>();
  private final List<Answer> unsaid = new ArrayList<>();
  private Fault comingFault = Fault.PAPER_OUT;
  private int comingAt = Integer.MAX_VALUE;
  private int slipsMade;
  private boolean powered = true;

  /**
   * @param dots across the paper
   * @param slipMade told of every slip
   */
  EscPosPeer(int dots, Consumer<? super Slip> slipMade) {
    this.strip = new SlipStrip(dots);
    this.interpreter = new EscPosInterpreter(strip, () -> finishSlip(true), this::special);
    this.slipMade = slipMade;
  }

  @Override
  public List<Answer> receive(byte[] bytes) {
    if (powered) {
      realTime.take(bytes, bytes.length);
    }
    return said();
  }

  @Override
  public List<Answer> silence() {
    realTime.take(new byte[0], 0);
    return said();
  }

  @Override
  public List<Answer> proceed() {
    print();
    return said();
  }

  /** Each fault of the printer, and its own power switch. */
  @Override
  public List<Switch> switches() {
    List<Switch> switches = new ArrayList<>();
    for (Fault fault : Fault.values()) {
      String name = fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
      switches.add(new Switch(name, () -> isSet(fault), on -> set(fault, on)));
    }
    switches.add(new Switch("power-off", () -> !powered, on -> power(!on)));
    return switches;
  }

  /** The printer stays switched on and keeps what it has received. */
  @Override
  public void unplugged() {
    unsaid.clear();
  }

  /** As of a printer that was set to another baud rate. */
  @Override
  public byte[] noise() {
    return new byte[] {0x02, (byte) 0xAA, 0x7F};
  }

  /** Off, it forgets what was not printed; what hangs out of it stays. */
  void power(boolean on) {
    powered = on;
    if (!on) {
      interpreter.powerOff();
      unsaid.clear();
    }
  }

  void set(Fault fault, boolean on) {
    boolean wasSet = on ? !faults.add(fault) : faults.remove(fault);
    if (fault == Fault.PAPER_OUT && wasSet && !on) {
      finishSlip(false);
    }
  }

  boolean isSet(Fault fault) {
    return faults.contains(fault);
  }

  void setAfter(int lines, Fault fault) {
    comingFault = fault;
    comingAt = strip.linesPrinted() + lines;
  }

  int linesPrinted() {
    return strip.linesPrinted();
  }

  List<Slip> slips() {
    return List.copyOf(slips);
  }

  private List<Answer> said() {
    List<Answer> answers = List.copyOf(unsaid);
    unsaid.clear();
    return answers;
  }

  private void commands(byte[] bytes) {
    interpreter.receive(bytes);
  }

  private void print() {
    while (!stopped() && interpreter.step()) {
      if (strip.linesPrinted() >= comingAt) {
        faults.add(comingFault);
        comingAt = Integer.MAX_VALUE;
      }
    }
  }

  private boolean stopped() {
    return !powered || faults.stream().anyMatch(STOPPING::contains);
  }

  private void request(Request request) {
    switch (request) {
      case Request.Status(int n) -> say((byte) status(n));
      case Request.Recover(int n) -> recover(n);
      case Request.ClearBuffer() -> {
        interpreter.clear();
        say((byte) 0x37, (byte) 0x25, (byte) 0);
      }
    }
  }

  private void recover(int n) {
    if (n == 2) {
      interpreter.clear();
    }
  }

  /** What GS r and GS I are answered in turn. */
  private void special(EscPosInterpreter.Question question) {
    switch (question) {
      case EscPosInterpreter.Question.Mark() -> {
        if (!isSet(Fault.NO_MARKS)) {
          say((byte) (isSet(Fault.PAPER_NEAR_END) ? 0x03 : 0x00));
        }
      }
      case EscPosInterpreter.Question.Name(int n) -> {
        if (!isSet(Fault.NO_NAME)) {
          say(EscPosInterpreter.name(n));
        }
      }
    }
  }

  private int status(int n) {
    int bits =
        switch (n) {
          case 1 -> bit(stopped(), 0x08);
          case 2 -> bit(Fault.COVER_OPEN, 0x04) | bit(Fault.PAPER_OUT, 0x20) | bit(isError(), 0x40);
          case 3 -> bit(Fault.CUTTER_JAMMED, 0x08) | bit(Fault.HEAD_HOT, 0x40);
          case 4 -> bit(Fault.PAPER_NEAR_END, 0x0C) | bit(Fault.PAPER_OUT, 0x60);
          default -> 0;
        };
    return 0x12 | bits;
  }

  private boolean isError() {
    return isSet(Fault.CUTTER_JAMMED) || isSet(Fault.HEAD_HOT);
  }

  private int bit(Fault fault, int mask) {
    return bit(isSet(fault), mask);
  }

  private static int bit(boolean on, int mask) {
    return on ? mask : 0;
  }

  private void say(byte... bytes) {
    unsaid.add(new Answer(bytes, Duration.ZERO));
  }

  /** A piece of blank paper is no slip. */
  private void finishSlip(boolean cut) {
    if (!strip.blank()) {
      int number = ++slipsMade;
      Slip slip = new Slip(number, strip.text(), SlipPicture.of(strip.dots(), number), cut);
      slips.add(slip);
      slipMade.accept(slip);
    }
    if (slips.size() > VirtualEscPosPrinter.KEPT_SLIPS) {
      slips.remove();
    }
    strip.tearOff();
  }
}
