package org.shuyi.sync.sip2;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message as its table says, before or after the wire. Fixed fields have their exact width;
 * entries keep the order of the wire, known or not. {@link #toString()} is safe for a log.
 */
public record Message(MessageType type, Map<FixedField, String> fixed, List<Entry> entries) {
  public Message {
    fixed = Map.copyOf(fixed);
    entries = List.copyOf(entries);
    if (fixed.size() != type.layout().size()) {
      throw new IllegalArgumentException(
          type + " with " + fixed.keySet() + ": expected " + type.layout());
    }
    for (FixedField field : type.layout()) {
      requireWidth(type, field, fixed.get(field));
    }
  }

  /**
   * A field of variable length.
   *
   * @param code two printable ASCII characters
   * @param value without the characters that end a field or a message
   */
  public record Entry(String code, String value) {
    public Entry {
      if (code.length() != 2 || code.chars().anyMatch(c -> c <= ' ' || c > '~' || c == '|')) {
        throw new IllegalArgumentException("a field code has two printable ASCII characters");
      }
      if (value.chars().anyMatch(c -> c == '|' || c == '\r' || c == '\n')) {
        throw new IllegalArgumentException(
            "field " + code + " holds a vertical bar or a line end, which would end it early");
      }
    }

    @Override
    public String toString() {
      Field field = Field.of(code);
      return code + (value.isEmpty() || (field != null && field.harmless()) ? value : "…");
    }
  }

  /** What a fixed field holds. The message must have it by its layout. */
  public String fixed(FixedField field) {
    return Objects.requireNonNull(fixed.get(field), () -> type + " has no " + field);
  }

  /** The first value of a field, which may be empty. */
  public Optional<String> first(Field field) {
    return entries.stream()
        .filter(e -> e.code().equals(field.code()))
        .map(Entry::value)
        .findFirst();
  }

  /** The first value of a field, empty if it is not there. */
  public String text(Field field) {
    return first(field).orElse("");
  }

  /** All values of a field that may come several times, in order. */
  public List<String> all(Field field) {
    return entries.stream().filter(e -> e.code().equals(field.code())).map(Entry::value).toList();
  }

  /** For a log: personal values, secrets and everything not in our table are left out. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(type.code());
    type.layout().forEach(field -> text.append(fixed.get(field)));
    entries.forEach(entry -> text.append(entry).append('|'));
    return text.toString();
  }

  static Builder of(MessageType type) {
    return new Builder(type);
  }

  private static void requireWidth(MessageType type, FixedField field, @Nullable String value) {
    if (value == null || value.length() != field.width()) {
      throw new IllegalArgumentException(
          type + ": " + field + " needs exactly " + field.width() + " characters");
    }
  }

  /** Collects a message field by field. */
  static final class Builder {
    private final MessageType type;
    private final Map<FixedField, String> fixed = new EnumMap<>(FixedField.class);
    private final List<Entry> entries = new ArrayList<>();

    private Builder(MessageType type) {
      this.type = type;
    }

    Builder with(FixedField field, String value) {
      fixed.put(field, value);
      return this;
    }

    Builder with(Field field, String value) {
      entries.add(new Entry(field.code(), value));
      return this;
    }

    Message build() {
      return new Message(type, fixed, entries);
    }
  }
}
