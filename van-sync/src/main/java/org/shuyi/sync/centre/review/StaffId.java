package org.shuyi.sync.centre.review;

import java.util.regex.Pattern;

/**
 * The account of somebody at the library, as it stands with every step of a case.
 *
 * @param value 1 to 32 letters, digits, dots, hyphens and underscores; an account, never a name
 */
public record StaffId(String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");

  public StaffId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a staff account is expected: 1 to 32 letters, digits, dots, hyphens and underscores");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
