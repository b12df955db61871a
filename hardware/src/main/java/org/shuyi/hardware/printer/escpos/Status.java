package org.shuyi.hardware.printer.escpos;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Reason;

/**
 * The four status bytes of DLE EOT 1 to 4 (Epson TM-U220A, TM-L60II; Bixolon SRP-350; SPRT
 * SP-POS76). {@link Fault} is the one table.
 *
 * @param printer answer to n = 1
 * @param offline answer to n = 2
 * @param error answer to n = 3
 * @param paper answer to n = 4
 */
record Status(int printer, int offline, int error, int paper) {
  static final int REQUESTS = 4;

  /** Bits 0, 1, 4 and 7 of every answer are fixed, so that it can't be taken for XON or XOFF. */
  private static final int FIXED_MASK = 0x93;

  private static final int FIXED_BITS = 0x12;

  /** The bits that mean trouble, gravest first: the first that is set names the condition. */
  enum Fault {
    COVER(2, 0x04, Reason.COVER_OPEN, "The printer's cover is open; close it."),
    CUTTER(3, 0x08, Reason.CUTTER, "The printer's cutter is stuck; clear the paper path."),
    FATAL(
        3,
        0x20,
        Reason.REFUSED,
        "The printer reports an error that it can't recover from; switch it off and on."),
    HEAD_HOT(
        3, 0x40, Reason.OVERHEATED, "The print head is too hot; it goes on when it has cooled."),
    MECHANICAL(
        3, 0x04, Reason.REFUSED, "The printer reports a mechanical error; look for a paper jam."),
    PAPER_END(4, 0x60, Reason.PAPER_OUT, "The printer has no paper; put in a new roll."),
    PAPER_STOP(
        2, 0x20, Reason.PAPER_OUT, "The printer stopped for want of paper; put in a new roll."),
    ERROR(2, 0x40, Reason.REFUSED, "The printer reports an error without naming it."),
    OFFLINE(1, 0x08, Reason.REFUSED, "The printer says it is offline without saying why."),
    NEAR_END(4, 0x0C, Reason.PAPER_LOW, "The paper roll is near its end; have a new one at hand.");

    private final int request;
    private final int mask;
    private final Reason reason;
    private final String sentence;

    Fault(int request, int mask, Reason reason, String sentence) {
      this.request = request;
      this.mask = mask;
      this.reason = reason;
      this.sentence = sentence;
    }

    private boolean in(Status status) {
      return (status.answer(request) & mask) != 0;
    }
  }

  /**
   * @param n 1 to 4
   */
  static byte[] request(int n) {
    return new byte[] {0x10, 0x04, (byte) n};
  }

  /** The answer's value, or nothing if these eight bits can't be a status. */
  static OptionalInt decode(byte answer) {
    int value = answer & 0xFF;
    return (value & FIXED_MASK) == FIXED_BITS ? OptionalInt.of(value) : OptionalInt.empty();
  }

  static Status of(List<Integer> answers) {
    return new Status(answers.get(0), answers.get(1), answers.get(2), answers.get(3));
  }

  /** The gravest fault in it. */
  Optional<Fault> fault() {
    return List.of(Fault.values()).stream().filter(fault -> fault.in(this)).findFirst();
  }

  Condition condition() {
    return fault()
        .<Condition>map(f -> new Condition.Degraded(f.reason, f.sentence + " " + this))
        .orElse(Condition.READY);
  }

  /** One answer in words: the faults that this byte alone shows. */
  static String explain(int request, byte answer) {
    String faults =
        Arrays.stream(Fault.values())
            .filter(fault -> fault.request == request && (answer & fault.mask) != 0)
            .map(fault -> fault.sentence)
            .collect(Collectors.joining(" "));
    return faults.isEmpty() ? "Status " + request + ": nothing wrong." : faults;
  }

  private int answer(int request) {
    return switch (request) {
      case 1 -> printer;
      case 2 -> offline;
      case 3 -> error;
      case 4 -> paper;
      default -> throw new IllegalArgumentException("DLE EOT " + request + ": expected 1 to 4");
    };
  }

  /** As it came, for the technician. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "(DLE EOT 1-4: %02X %02X %02X %02X)", printer, offline, error, paper);
  }
}
