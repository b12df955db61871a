package org.shuyi.sync.sip2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes to a log says nothing of a person. */
class RedactionTest {
  private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
  private static final Sip2Dates DATES = new Sip2Dates(ZoneId.of("Asia/Shanghai"));
  private static final String CARD = "210000000001";

  static Stream<Request> requests() {
    return Stream.of(
        new Request.Login("kiosk-user", "s3cret", "VAN"),
        new Request.PatronStatus(NOW, CARD),
        new Request.PatronInformation(NOW, CARD, 0),
        new Request.Checkout(NOW, LocalDate.EPOCH, CARD, "SY000001"),
        new Request.Renew(NOW, CARD, "SY000001"),
        new Request.EndSession(NOW, CARD));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void hidesRequests(Request request) {
    for (String shown : List.of(request.toString(), request.toMessage(DATES, "SY").toString())) {
      assertThat(shown).doesNotContain(CARD, "s3cret", "kiosk-user");
    }
  }

  @ParameterizedTest
  @MethodSource("answers")
  void hidesAnswers(String frame) throws Exception {
    Message message =
        new Sip2Codec(StandardCharsets.UTF_8, false)
            .decode(frame.getBytes(StandardCharsets.UTF_8))
            .message();
    for (String shown : List.of(message.toString(), Response.of(message, DATES).toString())) {
      assertThat(shown).doesNotContain(CARD, "王小明", "Wang", "1990", "幸福路");
    }
  }

  static Stream<String> answers() {
    return Stream.of(
        "64              01920200810    224914000000000000000000000000AA"
            + CARD
            + "|AE王小明|BLY|CQY|BD幸福路 1 号|PB19900101|AFHello Wang|AU1990|PA19900101|",
        "24              01920200810    224914AA" + CARD + "|AE王小明|BLY|CQY|AFWang|",
        "120NUN20200810    224914AA" + CARD + "|AB1|AJ1990|AH|AFItem not checked out to Wang|",
        "101YNY20200810    224914AB1|AA" + CARD + "|CY" + CARD + "|DA王小明|");
  }

  @Test
  void showsWhatHelpsATechnician() {
    Message message =
        new Request.Checkout(NOW, LocalDate.EPOCH, CARD, "SY000001").toMessage(DATES, "SY");
    assertThat(message.toString())
        .isEqualTo("11NN20261121    10000019700101    235959AOSY|AA…|ABSY000001|AC|BON|BIN|");
  }
}
