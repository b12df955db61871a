package org.shuyi.sync.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is answered.
 *
 * @param headers those of every answer come with it, see {@link WebServer}
 */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared by value
public record Reply(int status, Map<String, String> headers, byte[] body) {
  private static final String TYPE = "Content-Type";

  public Reply {
    headers = Map.copyOf(headers);
  }

  /** A page. */
  public static Reply page(int status, Html page) {
    return of(status, "text/html; charset=utf-8", page.page());
  }

  /** One line for whoever sees it. */
  public static Reply line(int status, String words) {
    return of(status, "text/plain; charset=utf-8", words + "\n");
  }

  public static Reply of(int status, String type, String body) {
    return of(status, type, body.getBytes(StandardCharsets.UTF_8));
  }

  public static Reply of(int status, String type, byte[] body) {
    return new Reply(status, Map.of(TYPE, type), body);
  }

  /** Go on there, with a GET. */
  public static Reply seeOther(String path) {
    return new Reply(303, Map.of("Location", path), new byte[0]);
  }

  /** The same with one more header. */
  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body);
  }
}
