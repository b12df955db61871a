package org.shuyi.sync.fuzz;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes bad input from good: flips, cuts, repetitions, lengths that are huge, deep nesting. */
final class Mutator {
  /** No input gets longer: what a decoder refuses unread teaches nothing. */
  private static final int LONGEST = 128 * 1024;

  private static final int MOST_AT_ONCE = 4;

  /** Where CBOR, DER, SIP2 and PEM begin, end and change their meaning. */
  private static final byte[] EDGES =
      hex("00 01 17 18 1b 1f 30 7f 80 9f a0 bf c2 f6 ff 0d 0a 2d 7c");

  /** CBOR and DER that announce more than any input has. */
  private static final List<byte[]> HUGE =
      List.of(
          hex("5a 7f ff ff ff"),
          hex("5b 7f ff ff ff ff ff ff ff"),
          hex("7a 7f ff ff ff"),
          hex("7b ff ff ff ff ff ff ff ff"),
          hex("9a 7f ff ff ff"),
          hex("9b 00 ff ff ff ff ff ff ff"),
          hex("ba 7f ff ff ff"),
          hex("bb 00 ff ff ff ff ff ff ff"),
          hex("c2 5a 00 01 00 00"),
          hex("30 84 7f ff ff ff"),
          hex("04 84 7f ff ff ff"));

  /** Lists, maps, tags, strings in pieces; sequences and sets of DER. */
  private static final List<byte[]> NESTS =
      List.of(
          hex("81"),
          hex("9f"),
          hex("a1 00"),
          hex("bf 00"),
          hex("c1"),
          hex("5f"),
          hex("7f"),
          hex("80"),
          hex("30 80"),
          hex("31 82 7f ff"),
          hex("a0 80"));

  private final List<byte[]> good;
  private final RandomGenerator random;

  Mutator(List<byte[]> good, RandomGenerator random) {
    this.good = List.copyOf(good);
    this.random = random;
  }

  private static byte[] hex(String text) {
    return HexFormat.ofDelimiter(" ").parseHex(text);
  }

  byte[] next() {
    byte[] bytes = any(good);
    for (int i = random.nextInt(MOST_AT_ONCE); i >= 0; i--) {
      bytes = mutated(bytes);
    }
    return bytes.length > LONGEST ? Arrays.copyOf(bytes, LONGEST) : bytes;
  }

  private byte[] any(List<byte[]> some) {
    return some.get(random.nextInt(some.size()));
  }

  private byte[] mutated(byte[] bytes) {
    int from = random.nextInt(bytes.length + 1);
    int to = from + random.nextInt(Math.min(64, bytes.length - from) + 1);
    return switch (random.nextInt(9)) {
      case 0 -> flipped(bytes);
      case 1 -> replaced(bytes, from, from + 1, new byte[] {EDGES[random.nextInt(EDGES.length)]});
      case 2 -> Arrays.copyOf(bytes, from);
      case 3 -> replaced(bytes, from, to, new byte[0]);
      case 4 -> replaced(bytes, from, from, repeated(Arrays.copyOfRange(bytes, from, to)));
      case 5 -> replaced(bytes, from, to, noise());
      case 6 -> replaced(bytes, from, from + random.nextInt(6), any(HUGE));
      case 7 -> replaced(bytes, from, from, repeated(any(NESTS)));
      default -> spliced(bytes, from);
    };
  }

  private byte[] flipped(byte[] bytes) {
    byte[] changed = bytes.clone();
    if (changed.length > 0) {
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return changed;
  }

  /** Short ones more often than long ones. */
  private byte[] repeated(byte[] bytes) {
    int times = 1 << random.nextInt(17);
    ByteBuffer all = ByteBuffer.allocate(Math.min(LONGEST, bytes.length * times));
    while (bytes.length > 0 && all.remaining() >= bytes.length) {
      all.put(bytes);
    }
    return all.array();
  }

  private byte[] noise() {
    byte[] bytes = new byte[1 + random.nextInt(16)];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] spliced(byte[] bytes, int at) {
    byte[] other = any(good);
    return replaced(
        bytes,
        at,
        bytes.length,
        Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length));
  }

  private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
    int rest = Math.min(to, bytes.length);
    return ByteBuffer.allocate(from + by.length + bytes.length - rest)
        .put(bytes, 0, from)
        .put(by)
        .put(bytes, rest, bytes.length - rest)
        .array();
  }
}
