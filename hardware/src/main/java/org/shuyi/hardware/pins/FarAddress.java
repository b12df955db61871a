package org.shuyi.hardware.pins;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where another program serves pins or a bus, as the virtual bench does: the {@code
 * //127.0.0.1:7101} that stands for a device file in {@code i2c://127.0.0.1:7101?device=0x44}.
 *
 * @param port 1 to 65535
 */
public record FarAddress(String host, int port) {
  private static final Pattern FORM = Pattern.compile("//([0-9A-Za-z.-]+):([1-9][0-9]{0,4})");

  /** What stands between the scheme and the parameters: a path, or {@code //host:port}. */
  static String place(URI uri) {
    String path = Objects.requireNonNullElse(uri.getPath(), "");
    return uri.getAuthority() == null ? path : "//" + uri.getAuthority() + path;
  }

  /** Empty for a device file of this machine. */
  public static Optional<FarAddress> of(String place) {
    Matcher matcher = FORM.matcher(place);
    return matcher.matches() && Integer.parseInt(matcher.group(2)) <= 0xFFFF
        ? Optional.of(new FarAddress(matcher.group(1), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /** Whether it is such a place, or a device file of this form. */
  static boolean fits(String place, Pattern file) {
    return file.matcher(place).matches() || of(place).isPresent();
  }
}
