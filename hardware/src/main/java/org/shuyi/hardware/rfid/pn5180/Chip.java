package org.shuyi.hardware.rfid.pn5180;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.rfid.pad.Wire;

/** The chip's registers, and one frame into the air and back. Owned by the device's thread. */
final class Chip {
  /** From one look at a register to the next: less than half of an empty slot. */
  private static final Duration GLANCE = Duration.ofNanos(200_000);

  private final InstantSource time;

  /** Before this no tag listens: it may just have answered. */
  private Instant quietUntil = Instant.MIN;

  Chip(InstantSource time) {
    this.time = time;
  }

  /** What came back from the air. */
  sealed interface Heard {
    record Nobody() implements Heard {}

    /** Several at once, or one that was not understood. */
    record Unclear() implements Heard {}

    /** At least a byte of flags. */
    @SuppressWarnings("ArrayRecordComponent") // made, taken apart and thrown away at once
    record Clear(byte[] answer) implements Heard {}
  }

  byte[] eeprom(Wire wire, int from, int count) throws LinkException {
    return fetch(wire, HostCommand.readEeprom(from, count), count);
  }

  int register(Wire wire, int register) throws LinkException {
    int value = HostCommand.value(fetch(wire, HostCommand.readRegister(register), Integer.BYTES));
    if (value == -1) {
      throw new LinkException(Kind.TIMED_OUT, "the PN5180 gave no answer, as if it were not there");
    }
    if (!HostCommand.isPossible(register, value)) {
      throw new LinkException(
          Kind.GARBLED,
          "the PN5180 says %08X in register %02X; SPI wires, mode, speed?"
              .formatted(value, register));
    }
    return value;
  }

  void tell(Wire wire, byte[] command) throws LinkException {
    wire.link().write(command);
  }

  private static byte[] fetch(Wire wire, byte[] command, int count) throws LinkException {
    wire.link().write(command);
    byte[] answer = new byte[count];
    int read = wire.link().read(answer, wire.patience());
    if (read != count) {
      throw new LinkException(Kind.GARBLED, "the PN5180 gave " + read + " of " + count + " bytes");
    }
    return answer;
  }

  /**
   * Sends a frame and waits for the answer.
   *
   * @param request without check sum; empty for a bare end of frame
   * @param work how long a tag may work before it begins to answer
   * @param whole how soon it must have ended
   */
  Heard transceive(Wire wire, byte[] request, Duration work, Duration whole) throws LinkException {
    tell(wire, HostCommand.writeRegister(HostCommand.IRQ_CLEAR, HostCommand.ALL_IRQS));
    tell(wire, HostCommand.keepBits(HostCommand.SYSTEM_CONFIG, HostCommand.WITHOUT_COMMAND));
    tell(wire, HostCommand.setBits(HostCommand.SYSTEM_CONFIG, HostCommand.TRANSCEIVE));
    int state = register(wire, HostCommand.RF_STATUS) >>> 24;
    if (state != HostCommand.WAITS_TO_TRANSMIT) {
      throw new LinkException(
          Kind.GARBLED, "the PN5180 does not get ready to transmit, its state is " + state);
    }
    park(Duration.between(time.instant(), quietUntil));
    tell(wire, HostCommand.sendData(request));
    Duration firstSign =
        AirTime.untilAnswered(request.length).plus(Uncertain.CHIP_TAKES).plus(work);
    boolean answered = isAnswered(wire, firstSign, whole);
    quietUntil = answered ? time.instant().plus(AirTime.T2) : Instant.MIN;
    return answered ? heard(wire) : new Heard.Nobody();
  }

  private static void park(Duration duration) {
    LockSupport.parkNanos(duration.isPositive() ? duration.toNanos() : 0);
  }

  private boolean isAnswered(Wire wire, Duration firstSign, Duration whole) throws LinkException {
    Instant sent = time.instant();
    while (true) {
      int irq = register(wire, HostCommand.IRQ_STATUS);
      if ((irq & HostCommand.RX_DONE) != 0) {
        return true;
      }
      boolean started = (irq & HostCommand.RX_STARTED) != 0;
      Duration left = (started ? whole : firstSign).minus(Duration.between(sent, time.instant()));
      if (left.isNegative()) {
        // Something that began and never ended is noise.
        return started;
      }
      park(left.compareTo(GLANCE) < 0 ? left : GLANCE);
    }
  }

  private Heard heard(Wire wire) throws LinkException {
    int status = register(wire, HostCommand.RX_STATUS);
    int length = status & HostCommand.RX_LENGTH;
    if ((status & (HostCommand.RX_COLLISION | HostCommand.RX_DAMAGED)) != 0 || length == 0) {
      return new Heard.Unclear();
    }
    byte[] answer = fetch(wire, HostCommand.readData(), length);
    // The chip checked what came through the air; nothing checks what comes over the bus.
    if (!Arrays.equals(answer, fetch(wire, HostCommand.readData(), length))) {
      throw new LinkException(
          Kind.GARBLED, "the PN5180 gave the same answer in two ways; SPI wires, speed?");
    }
    return new Heard.Clear(answer);
  }
}
