package org.shuyi.hardware.printer.escpos;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.shuyi.hardware.printer.Printer.Printed;

/** One slip on its way to paper and to its one answer. Only the device's thread changes it. */
final class PrintJob {
  /**
   * As much as may be in the printer and not yet on paper: it has to fit the smallest receive
   * buffer beside a picture of one line, and is all that can be left over after an error.
   */
  private static final int PART_BYTES = 256;

  /** A slip that failed this often in its short life will not come out. */
  private static final int TRIES = 3;

  private final List<byte[]> parts;
  private final Instant deadline;
  private final CompletableFuture<Printed> answer;
  private boolean begun;
  private int sent;
  private int tries;
  private int polls;

  /**
   * @param commands whole commands, in order
   */
  PrintJob(List<byte[]> commands, Instant deadline, CompletableFuture<Printed> answer) {
    this.parts = parts(commands);
    this.deadline = deadline;
    this.answer = answer;
  }

  /** Groups whole commands; one that is longer than a part stands alone. */
  static List<byte[]> parts(List<byte[]> commands) {
    List<byte[]> parts = new ArrayList<>();
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    for (byte[] command : commands) {
      if (part.size() > 0 && part.size() + command.length > PART_BYTES) {
        parts.add(part.toByteArray());
        part.reset();
      }
      part.writeBytes(command);
    }
    parts.add(part.toByteArray());
    return parts;
  }

  boolean expired(Instant now) {
    return !now.isBefore(deadline);
  }

  boolean begun() {
    return begun;
  }

  void begin() {
    begun = true;
    tries++;
  }

  boolean allSent() {
    return sent == parts.size();
  }

  byte[] nextPart() {
    polls = 0;
    return parts.get(sent++);
  }

  /** Counts the looks at the printer since the last part was sent. */
  int poll() {
    return ++polls;
  }

  /**
   * What is on paper is spoilt; the slip starts from the top once the printer is well.
   *
   * @return false if it has been tried often enough
   */
  boolean again() {
    begun = false;
    sent = 0;
    polls = 0;
    return tries < TRIES;
  }

  void answer(Printed printed) {
    answer.complete(printed);
  }
}
