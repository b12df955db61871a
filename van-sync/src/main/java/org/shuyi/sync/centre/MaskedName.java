package org.shuyi.sync.centre;

/** A patron's name as it may leave the centre: 王小明 becomes 王**. */
final class MaskedName {
  private static final int MOST_STARS = 2;

  private MaskedName() {}

  /** Keeps the first character, whole even if it is outside the basic plane. */
  static String of(String name) {
    String trimmed = name.strip();
    int characters = trimmed.codePointCount(0, trimmed.length());
    return switch (characters) {
      case 0 -> "";
      case 1 -> "*";
      default ->
          Character.toString(trimmed.codePointAt(0))
              + "*".repeat(Math.min(characters - 1, MOST_STARS));
    };
  }
}
