package org.shuyi.kiosk.config;

import java.net.URI;
import java.nio.file.Path;

/** Reads {@code [payments]}. */
final class PaymentsSection {
  private PaymentsSection() {}

  static StationConfig.Payments read(Section section, Path folder) {
    String provider = section.text("provider");
    return switch (provider) {
      case "http" ->
          new StationConfig.Payments.Http(
              section.parsed("uri", PaymentsSection::base, URI.create("https://invalid")),
              section.text("merchant"),
              folder.resolve(section.text("key")));
      case "demo", "" -> new StationConfig.Payments.Demo();
      default -> {
        section.problem("provider", "\"" + provider + "\" given, \"http\" or \"demo\" expected");
        yield new StationConfig.Payments.Demo();
      }
    };
  }

  /** Money goes over TLS, but for a gateway on this very machine. */
  private static URI base(String text) {
    URI uri = URI.create(text);
    boolean here = "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
    boolean known = "https".equals(uri.getScheme()) || (here && "http".equals(uri.getScheme()));
    if (!known || uri.getHost() == null || uri.getQuery() != null || text.endsWith("/")) {
      throw new IllegalArgumentException(
          "expected as https://pay.example/kiosk, without a slash at the end;"
              + " http only for a gateway on this machine");
    }
    return uri;
  }
}
