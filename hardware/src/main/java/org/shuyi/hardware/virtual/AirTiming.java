package org.shuyi.hardware.virtual;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long ISO/IEC 15693 takes in the air, at the high data rate, one pulse out of four, one
 * subcarrier. Times in carrier cycles of 13.56 MHz from ISO/IEC 15693-2 and -3.
 */
public final class AirTiming {
  private static final double CYCLE_NANOS = 1e9 / 13.56e6;

  /** A byte at 26.48 kbit/s, either way. */
  private static final int BYTE = 4096;

  private static final int REQUEST_SOF = 1024;
  private static final int REQUEST_EOF = 512;
  private static final int RESPONSE_SOF = 2048;
  private static final int RESPONSE_EOF = 2048;

  /** From the end of a request to the response, t1 as it should be. */
  private static final int ANSWER_PAUSE = 4320;

  /** Until a slot is known to be empty, t3: the most of t1, and a start of frame. */
  private static final int EMPTY = 4384 + 2048;

  /** From a response to the next request, t2. */
  private static final int NEXT_PAUSE = 4192;

  /** The most that a tag needs to write a block or an identifier. */
  static final Duration PROGRAMMING = Duration.ofMillis(20);

  /** Slots of one round of anticollision, and the bits of a UID that choose one of them. */
  private static final int SLOTS = 16;

  private static final int SLOT_BITS = 4;
  private static final int UID_BITS = 64;

  /** Flags, command, length of the mask, check sum. */
  private static final int INVENTORY_REQUEST = 5;

  /** Flags, DSFID, UID, check sum. */
  private static final int INVENTORY_RESPONSE = 12;

  private AirTiming() {}

  /**
   * A command and its answer.
   *
   * @param request bytes with flags and check sum
   * @param response likewise
   */
  public static Duration exchange(int request, int response) {
    return cycles(request(request) + ANSWER_PAUSE + response(response) + NEXT_PAUSE);
  }

  /** A command that writes. */
  public static Duration write(int request) {
    return exchange(request, 3).plus(PROGRAMMING);
  }

  /** Sixteen slots, and as many again for every slot in which several answered. */
  public static Duration inventory(List<Long> uids) {
    return cycles(round(uids.stream().distinct().toList(), 0));
  }

  private static long round(List<Long> uids, int maskBits) {
    long cycles = request(INVENTORY_REQUEST + Math.ceilDiv(maskBits, 8)) - REQUEST_EOF;
    for (int slot = 0; slot < SLOTS; slot++) {
      int number = slot;
      List<Long> here =
          uids.stream().filter(uid -> (uid >>> maskBits & SLOTS - 1) == number).toList();
      cycles += slot(here);
      if (here.size() > 1 && maskBits + SLOT_BITS < UID_BITS) {
        cycles += round(new ArrayList<>(here), maskBits + SLOT_BITS);
      }
    }
    return cycles;
  }

  /** Each begins with an end of frame, the first with that of the request. */
  private static long slot(List<Long> answering) {
    return REQUEST_EOF
        + (answering.isEmpty() ? EMPTY : ANSWER_PAUSE + response(INVENTORY_RESPONSE) + NEXT_PAUSE);
  }

  /**
   * From the first pulse of a request until the answer's start of frame has come.
   *
   * @param request bytes with flags and check sum; 0 for a bare end of frame
   */
  static Duration untilAnswered(int request) {
    return cycles((request == 0 ? REQUEST_EOF : request(request)) + ANSWER_PAUSE + RESPONSE_SOF);
  }

  /**
   * The rest of an answer.
   *
   * @param response bytes with flags and check sum
   */
  static Duration rest(int response) {
    return cycles(response(response) - RESPONSE_SOF);
  }

  private static long request(int bytes) {
    return REQUEST_SOF + (long) bytes * BYTE + REQUEST_EOF;
  }

  private static long response(int bytes) {
    return RESPONSE_SOF + (long) bytes * BYTE + RESPONSE_EOF;
  }

  private static Duration cycles(long cycles) {
    return Duration.ofNanos(Math.round(cycles * CYCLE_NANOS));
  }
}
