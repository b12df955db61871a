package org.shuyi.sync.wire;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * How one type of value goes into CBOR and comes out again.
 *
 * @param <T> the value; its bounds are checked on both ways
 */
interface Shape<T> {
  /** 9999-12-31, the last day that ISO 8601 writes with four digits. */
  long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

  long LAST_MILLIS = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  /**
   * The value as part of a CBOR tree.
   *
   * @throws IllegalArgumentException out of bounds: a mistake of this program
   */
  Object write(T value);

  /**
   * The value of a part of a CBOR tree.
   *
   * @throws WireException of another type or out of bounds: the other side's mistake
   */
  T read(Object cbor) throws WireException;

  /** Throws {@link IllegalArgumentException} for what may not be. */
  @FunctionalInterface
  interface Parse<A, B> {
    B apply(A raw);
  }

  /** A value made from a simpler one by a constructor that checks it. */
  default <U> Shape<U> as(Parse<T, U> parse, Function<U, T> print) {
    Shape<T> simple = this;
    return new Shape<>() {
      @Override
      public Object write(U value) {
        return simple.write(print.apply(value));
      }

      @Override
      public U read(Object cbor) throws WireException {
        try {
          return parse.apply(simple.read(cbor));
        } catch (IllegalArgumentException e) {
          throw new WireException(WireException.Kind.MALFORMED, String.valueOf(e.getMessage()), e);
        }
      }
    };
  }

  static Shape<Long> number(long min, long max) {
    return of(Long.class, "an integer from " + min + " to " + max, n -> n >= min && n <= max);
  }

  static Shape<Boolean> flag() {
    return of(Boolean.class, "true or false", b -> true);
  }

  static Shape<String> text(int max) {
    return of(String.class, "text of at most " + max + " characters", s -> s.length() <= max);
  }

  /** Text that is cut to its first {@code max} characters when written. */
  static Shape<String> cutText(int max) {
    return text(max).as(s -> s, s -> cut(s, max));
  }

  private static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(max - 1));
    return text.substring(0, splitsPair ? max - 1 : max);
  }

  static Shape<byte[]> bytes(int min, int max) {
    return of(
        byte[].class,
        "a byte string of " + min + " to " + max,
        b -> b.length >= min && b.length <= max);
  }

  static Shape<UUID> uuid() {
    return bytes(16, 16).as(Shape::toUuid, Shape::fromUuid);
  }

  private static UUID toUuid(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  private static byte[] fromUuid(UUID uuid) {
    return ByteBuffer.allocate(16)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  /** Days since 1970-01-01. */
  static Shape<LocalDate> date() {
    return number(-LAST_DAY, LAST_DAY).as(LocalDate::ofEpochDay, LocalDate::toEpochDay);
  }

  /** A local time in minutes since 1970-01-01T00:00 local time. */
  static Shape<LocalDateTime> localMinute() {
    return number(-LAST_MILLIS / 60_000, LAST_MILLIS / 60_000)
        .as(
            minutes -> LocalDateTime.ofEpochSecond(minutes * 60, 0, ZoneOffset.UTC),
            time -> Math.floorDiv(time.toEpochSecond(ZoneOffset.UTC), 60));
  }

  /** Milliseconds since 1970-01-01T00:00Z. */
  static Shape<Instant> instant() {
    return number(-LAST_MILLIS, LAST_MILLIS).as(Instant::ofEpochMilli, Instant::toEpochMilli);
  }

  /** A word of a fixed list by its number, so that a word may be renamed or moved. */
  static <E extends Enum<E>> Shape<E> word(Class<E> type, Function<E, Integer> code) {
    List<E> words = List.of(type.getEnumConstants());
    return number(0, 255)
        .as(
            n ->
                words.stream()
                    .filter(word -> code.apply(word) == n.intValue())
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "no " + type.getSimpleName() + " has the number " + n)),
            word -> (long) code.apply(word));
  }

  /** Likewise; a number that is newer than this program is read as {@code other}. */
  static <E extends Enum<E>> Shape<E> word(Class<E> type, Function<E, Integer> code, E other) {
    List<E> words = List.of(type.getEnumConstants());
    return number(0, 255)
        .as(
            n ->
                words.stream()
                    .filter(word -> code.apply(word) == n.intValue())
                    .findFirst()
                    .orElse(other),
            word -> (long) code.apply(word));
  }

  static <T> Shape<List<T>> list(Shape<T> element, int max) {
    return new Shape<>() {
      @Override
      public Object write(List<T> values) {
        require(values.size());
        return values.stream().map(element::write).toList();
      }

      @Override
      public List<T> read(Object cbor) throws WireException {
        if (!(cbor instanceof List<?> raw) || raw.size() > max) {
          throw WireException.malformed("expected a list of at most " + max);
        }
        List<T> values = new ArrayList<>(raw.size());
        for (Object each : raw) {
          values.add(element.read(each));
        }
        return values;
      }

      private void require(int size) {
        if (size > max) {
          throw new IllegalArgumentException("list of " + size + ": expected at most " + max);
        }
      }
    };
  }

  private static <T> Shape<T> of(
      Class<T> type, String expected, java.util.function.Predicate<T> bounds) {
    return new Shape<>() {
      @Override
      public Object write(T value) {
        if (!bounds.test(value)) {
          throw new IllegalArgumentException("value out of bounds: expected " + expected);
        }
        return value instanceof byte[] bytes ? Arrays.copyOf(bytes, bytes.length) : value;
      }

      @Override
      public T read(Object cbor) throws WireException {
        if (!type.isInstance(cbor) || !bounds.test(type.cast(cbor))) {
          throw WireException.malformed("expected " + expected);
        }
        return type.cast(cbor);
      }
    };
  }
}
