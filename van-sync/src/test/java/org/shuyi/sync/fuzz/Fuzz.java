package org.shuyi.sync.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * A decoder and good input for it. What is made from the good input is read, or refused in the one
 * way that was promised, with bounded work and with memory in proportion to the input.
 *
 * @param refusal the promised way
 * @param base bytes that may be allocated for any input
 * @param perByte bytes that may be allocated for each byte of input
 * @param wrapping what is done with damaged input before it is fed: a checksum, an envelope
 */
public record Fuzz(
    String name,
    Class<? extends Exception> refusal,
    List<byte[]> good,
    long base,
    long perByte,
    UnaryOperator<byte[]> wrapping) {
  private static final long SEED = Long.getLong("fuzz.seed", 1);

  /** Of this thread's processor, whatever else the machine does. */
  private static final long MOST_NANOS = Duration.ofSeconds(2).toNanos();

  private static final int SHOWN = 2000;

  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  public Fuzz {
    good = List.copyOf(good);
  }

  /** The usual bounds: a megabyte, and 256 bytes for each byte of input. */
  public Fuzz(String name, Class<? extends Exception> refusal, List<byte[]> good) {
    this(name, refusal, good, 1 << 20, 256, bytes -> bytes);
  }

  public Fuzz allowing(long bytes) {
    return new Fuzz(name, refusal, good, bytes, perByte, wrapping);
  }

  public Fuzz wrappedBy(UnaryOperator<byte[]> wrap) {
    return new Fuzz(name, refusal, good, base, perByte, wrap);
  }

  /** A decoder under test. */
  @FunctionalInterface
  public interface Decoder {
    void decode(byte[] input) throws Exception;
  }

  /**
   * Tries.
   *
   * @param usual how often, unless {@code -Dfuzz.tries} says otherwise
   */
  public void run(int usual, Decoder decoder) throws Exception {
    for (byte[] each : good) {
      decoder.decode(wrapping.apply(each));
    }
    Mutator mutator = new Mutator(good, new SplittableRandom(SEED));
    int tries = Integer.getInteger("fuzz.tries", usual);
    int read = 0;
    long most = 0;
    for (int i = 0; i < tries; i++) {
      byte[] input = wrapping.apply(mutator.next());
      long before = THREAD.getCurrentThreadAllocatedBytes();
      long began = THREAD.getCurrentThreadCpuTime();
      read += isRead(decoder, input, i) ? 1 : 0;
      long nanos = THREAD.getCurrentThreadCpuTime() - began;
      long bytes = THREAD.getCurrentThreadAllocatedBytes() - before;
      if (bytes > base + perByte * input.length || nanos > MOST_NANOS) {
        throw failure(input, i, bytes + " bytes allocated, " + nanos + " ns used", null);
      }
      most = Math.max(most, bytes);
    }
    System.out.printf(
        "fuzz: %s: %d tries, %d read, %d refused, at most %d KiB allocated%n",
        name, tries, read, tries - read, most / 1024);
  }

  private boolean isRead(Decoder decoder, byte[] input, int i) {
    try {
      decoder.decode(input);
      return true;
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      if (refusal.isInstance(e) && e.getMessage() != null && !e.getMessage().isBlank()) {
        return false;
      }
      throw failure(input, i, String.valueOf(e), e);
    }
  }

  private AssertionError failure(
      byte[] input, int i, String what, @org.jspecify.annotations.Nullable Throwable cause) {
    String shown = HexFormat.of().formatHex(Arrays.copyOf(input, Math.min(SHOWN, input.length)));
    return new AssertionError(
        "%s, seed %d, try %d, input of %d bytes %s: %s"
            .formatted(name, SEED, i, input.length, shown, what),
        cause);
  }
}
