package org.shuyi.hardware.pins.guard;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.modbus.Modbus;
import org.shuyi.hardware.pins.PinLayout;
import org.shuyi.hardware.pins.Pins;
import org.shuyi.hardware.pins.Pulses;

/** What the guard does with a request and with time going by. Used by one thread. */
final class GuardBoard {
  /** The one unit on its wire. */
  static final int UNIT = 1;

  /** After a board that did not take it. */
  static final Duration AGAIN = Duration.ofMillis(50);

  private final Pins pins;
  private Pulses pulses;
  private @Nullable BitSet taken = new BitSet();

  /** With all relays let go. */
  GuardBoard(Pins pins, PinLayout layout) {
    this.pins = pins;
    this.pulses = Pulses.none(layout);
  }

  /** The answer to a request; empty if it is for another unit. */
  Optional<byte[]> answer(byte[] request, Instant now) {
    int function = request[1] & 0xFF;
    if (request[0] != UNIT) {
      return Optional.empty();
    }
    return Optional.of(
        switch (function) {
          case Modbus.READ_INPUTS -> inputs(word(request, 2), word(request, 4));
          case Modbus.READ_COILS ->
              Modbus.bits(UNIT, function, pulses.drawn(now), Math.max(1, pins.relays()));
          case Modbus.WRITE_COIL -> write(request, word(request, 2), word(request, 4), now);
          default -> Modbus.refusal(UNIT, function, Modbus.ILLEGAL_FUNCTION);
        });
  }

  private static int word(byte[] frame, int at) {
    return (frame[at] & 0xFF) << 8 | (frame[at + 1] & 0xFF);
  }

  private byte[] inputs(int first, int count) {
    if (first != 0 || count < 1 || count > Math.max(1, pins.contacts())) {
      return Modbus.refusal(UNIT, Modbus.READ_INPUTS, Modbus.ILLEGAL_ADDRESS);
    }
    try {
      return Modbus.bits(UNIT, Modbus.READ_INPUTS, pins.made(), count);
    } catch (IOException e) {
      return Modbus.refusal(UNIT, Modbus.READ_INPUTS, Modbus.DEVICE_FAILURE);
    }
  }

  private byte[] write(byte[] request, int address, int value, Instant now) {
    Optional<Pulses> wanted = wanted(address, value, now);
    if (wanted.isEmpty()) {
      boolean there = (address & 0xFF) < pins.relays();
      return Modbus.refusal(UNIT, Modbus.WRITE_COIL, there ? Modbus.BUSY : Modbus.ILLEGAL_ADDRESS);
    }
    pulses = wanted.get();
    return settle(now) ? request : Modbus.refusal(UNIT, Modbus.WRITE_COIL, Modbus.DEVICE_FAILURE);
  }

  private Optional<Pulses> wanted(int address, int value, Instant now) {
    int relay = address & 0xFF;
    return switch (address & 0xFF00) {
      case Modbus.FLASH_ON ->
          pulses.flash(relay, Duration.ofMillis((long) value * Modbus.FLASH_STEP_MS), now);
      case 0 -> pulses.put(relay, value == 0xFF00, now);
      default -> Optional.empty();
    };
  }

  /** Makes the relays as they are to be now; false if the board did not take it. */
  boolean settle(Instant now) {
    BitSet drawn = pulses.drawn(now);
    if (drawn.equals(taken)) {
      return true;
    }
    try {
      pins.drive(drawn);
      taken = drawn;
      return true;
    } catch (IOException e) {
      taken = null;
      return false;
    }
  }

  /** Lets all relays go. */
  boolean release(Instant now) {
    pulses = Pulses.none(pulses.layout());
    return settle(now);
  }

  /** How long nothing has to be done, if nothing is asked. */
  Optional<Duration> idle(Instant now) {
    return taken == null
        ? Optional.of(AGAIN)
        : pulses.next(now).map(next -> Duration.between(now, next));
  }
}
