package org.shuyi.sync.circulation;

import java.util.regex.Pattern;

/**
 * The name of one station, also its MQTT topic level and the CN of its certificate.
 *
 * @param value 1 to 32 of a–z, 0–9 and hyphen
 */
public record StationId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

  public StationId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "station name '" + value + "': expected 1 to 32 of a-z, 0-9 and hyphen");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
