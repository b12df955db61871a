package org.shuyi.sync.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** {@code application/x-www-form-urlencoded} (URL Standard, 5). */
final class Fields {
  private static final int MOST = 100;

  private Fields() {}

  /**
   * @throws IllegalArgumentException for more than a hundred fields or a broken escape
   */
  static Map<String, String> decode(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String part : text.isEmpty() ? new String[0] : text.split("&", MOST + 1)) {
      if (fields.size() == MOST) {
        throw new IllegalArgumentException("more than " + MOST + " fields");
      }
      int equals = part.indexOf('=');
      fields.putIfAbsent(
          decoded(equals < 0 ? part : part.substring(0, equals)),
          equals < 0 ? "" : decoded(part.substring(equals + 1)));
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
