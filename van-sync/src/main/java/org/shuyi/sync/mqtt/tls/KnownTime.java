package org.shuyi.sync.mqtt.tls;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Stream;

/**
 * What is known of the time when the dates of a certificate are judged. A machine that boots
 * without a clock still knows that it is later than the program in it was written.
 */
public sealed interface KnownTime {
  /** The clock can be relied on. */
  record Exact(Instant now) implements KnownTime {}

  /** It can't; but it is not earlier than this. */
  record AtLeast(Instant floor) implements KnownTime {}

  /** With one more thing known: it is not earlier than this either. */
  default KnownTime notBefore(Instant other) {
    return switch (this) {
      case Exact exact -> exact;
      case AtLeast(Instant floor) -> new AtLeast(floor.isAfter(other) ? floor : other);
    };
  }

  /**
   * The moment at which these certificates are judged. With no clock it is the first one at which
   * all of them have begun: one that ended before the floor is refused, no other for its dates.
   */
  default Instant judging(Collection<X509Certificate> chain) {
    return switch (this) {
      case Exact(Instant now) -> now;
      case AtLeast(Instant floor) ->
          Stream.concat(
                  Stream.of(floor),
                  chain.stream().map(certificate -> certificate.getNotBefore().toInstant()))
              .max(Instant::compareTo)
              .orElse(floor);
    };
  }
}
