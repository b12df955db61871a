package org.shuyi.hardware.gnss.nmea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.conformance.GoldenFrames;
import org.shuyi.hardware.framing.LineFramer;

@GoldenFrames(drivers = "nmea", from = "NMEA 0183")
class SentenceTest {
  /** The example of NMEA descriptions everywhere. */
  private static final String PUBLIC =
      "$GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6A";

  private static final String BEIJING =
      "$GNRMC,023044.00,A,3954.2610,N,11623.4420,E,0.02,,211126,,,A*51";

  private static Sentence parse(String line) {
    return Sentence.parse(line).orElseThrow();
  }

  private static String summed(String body) {
    return String.format("$%s*%02X", body, body.chars().reduce(0, (a, b) -> a ^ b));
  }

  @Test
  void placeAndTime() {
    assertThat(parse(BEIJING))
        .isInstanceOfSatisfying(
            Sentence.Fix.class,
            fix -> {
              assertThat(fix.latitude()).isCloseTo(39.90435, within(1e-9));
              assertThat(fix.longitude()).isCloseTo(116.39070, within(1e-9));
              assertThat(fix.time()).isEqualTo(Instant.parse("2026-11-21T02:30:44Z"));
            });
    assertThat(parse(PUBLIC))
        .isInstanceOfSatisfying(
            Sentence.Fix.class,
            fix -> assertThat(fix.latitude()).isCloseTo(48 + 7.038 / 60, within(1e-9)));
  }

  @Test
  void southAndWestAreNegative() {
    assertThat(parse(summed("BDRMC,000000,A,0130.0,S,00230.0,W,,,010126,,")))
        .isEqualTo(new Sentence.Fix(-1.5, -2.5, Instant.parse("2026-01-01T00:00:00Z")));
  }

  @Test
  void qualityAndNoFix() {
    assertThat(parse("$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47"))
        .isEqualTo(new Sentence.Quality(1, 8));
    assertThat(parse(summed("GNRMC,,V,,,,,,,,,,N"))).isEqualTo(new Sentence.NoFix());
    assertThat(parse(summed("GPGSV,1,1,00"))).isEqualTo(new Sentence.Other());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GPRMC",
        "GPRMC,123519,A",
        "GPRMC,123519,A,4867.038,N,01131.000,E,,,230394,,",
        "GPRMC,123519,A,4807.038,E,01131.000,N,,,230394,,",
        "GPRMC,123519,A,9107.038,N,01131.000,E,,,230394,,",
        "GPRMC,253519,A,4807.038,N,01131.000,E,,,230394,,",
        "GPRMC,123519,A,4807.038,N,01131.000,E,,,310294,,",
        "GPRMC,123519,B,4807.038,N,01131.000,E,,,230394,,",
        "GPGGA,123519,4807.038,N,01131.000,E,x,08",
        "GPGGA,123519,4807.038,N,01131.000,E,1,-8"
      })
  void whatMakesNoSenseIsNoSentence(String body) {
    assertThat(Sentence.parse(summed(body))).isEmpty();
  }

  @Property(tries = 300)
  void noFlippedBitMovesTheVan(@ForAll @IntRange(max = 10_000) int anywhere) {
    byte[] line = BEIJING.getBytes(StandardCharsets.US_ASCII);
    int bit = anywhere % (line.length * 8);
    line[bit / 8] ^= (byte) (1 << bit % 8);
    Sentence right = parse(BEIJING);
    // A letter of the check sum in lower case is the same number.
    assertThat(Sentence.parse(new String(line, StandardCharsets.ISO_8859_1)))
        .satisfiesAnyOf(
            parsed -> assertThat(parsed).isEmpty(), parsed -> assertThat(parsed).contains(right));
  }

  @Property(tries = 200)
  void aSentenceAfterNoiseIsFoundHoweverItIsCut(
      @ForAll @Size(max = 200) byte[] noise, @ForAll @IntRange(min = 1, max = 40) int chunk) {
    LineFramer framer = new LineFramer(120);
    framer.feed(noise, noise.length);
    byte[] twice = (BEIJING + "\r\n" + BEIJING + "\r\n").getBytes(StandardCharsets.US_ASCII);
    List<Sentence> found = new ArrayList<>();
    for (int from = 0; from < twice.length; from += chunk) {
      byte[] part = Arrays.copyOfRange(twice, from, Math.min(twice.length, from + chunk));
      framer.feed(part, part.length).forEach(line -> Sentence.parse(line).ifPresent(found::add));
    }
    assertThat(found).isNotEmpty().containsOnly(parse(BEIJING));
  }
}
