package org.shuyi.sync.wire;

import org.jspecify.annotations.Nullable;

/**
 * A CBOR map read and written by {@link Field}s. Keys that no field asks for are ignored: a later
 * version may add fields, but one that changes what a message means takes a new kind or version.
 */
final class Fields {
  /** Key 0 of every message. */
  private static final Field<Long> VERSION =
      new Field<>(0, "version", Shape.number(1, Integer.MAX_VALUE));

  private static final long SPOKEN = 1;

  private final CborMap values;

  private Fields(CborMap values) {
    this.values = values;
  }

  static Fields message() {
    return part().with(VERSION, SPOKEN);
  }

  static Fields part() {
    return new Fields(new CborMap());
  }

  static Fields decode(byte[] bytes, int maxBytes) throws WireException {
    Fields fields = new Fields(Cbor.decode(bytes, maxBytes));
    long version = fields.get(VERSION);
    if (version > SPOKEN) {
      throw new WireException(
          WireException.Kind.TOO_NEW,
          "message of version " + version + ": this program speaks " + SPOKEN);
    }
    return fields;
  }

  /** A part that travels as bytes of its own, without a version. */
  static Fields decodePart(byte[] bytes, int maxBytes) throws WireException {
    return new Fields(Cbor.decode(bytes, maxBytes));
  }

  byte[] encode() {
    return Cbor.encode(values);
  }

  <T> Fields with(Field<T> field, T value) {
    if (!values.put(field.key(), field.shape().write(value))) {
      throw new IllegalStateException("field " + describe(field) + " twice");
    }
    return this;
  }

  /** An absent field stands for null. */
  <T> Fields withIfThere(Field<T> field, @Nullable T value) {
    return value == null ? this : with(field, value);
  }

  <T> T get(Field<T> field) throws WireException {
    T value = find(field);
    if (value == null) {
      throw WireException.malformed("field " + describe(field) + " is missing");
    }
    return value;
  }

  <T> @Nullable T find(Field<T> field) throws WireException {
    Object raw = values.get(field.key());
    if (raw == null) {
      return null;
    }
    try {
      return field.shape().read(raw);
    } catch (WireException e) {
      throw new WireException(e.kind(), "field " + describe(field) + ": " + e.getMessage(), e);
    }
  }

  private static String describe(Field<?> field) {
    return field.key() + " (" + field.name() + ")";
  }

  /** Turns a part of a message into a value. */
  @FunctionalInterface
  interface Reader<T> {
    T read(Fields fields) throws WireException;
  }

  /** Turns a value into a part of a message. */
  @FunctionalInterface
  interface Writer<T> {
    Fields write(T value);
  }

  /** A map within a message. */
  static <T> Shape<T> nested(Writer<T> writer, Reader<T> reader) {
    return new Shape<>() {
      @Override
      public Object write(T value) {
        return writer.write(value).values;
      }

      @Override
      public T read(Object cbor) throws WireException {
        if (!(cbor instanceof CborMap map)) {
          throw WireException.malformed("expected a map");
        }
        return reader.read(new Fields(map));
      }
    };
  }

  /** A map within a message whose own table depends on another field. */
  static Shape<Fields> nested() {
    return nested(fields -> fields, fields -> fields);
  }
}
