package org.shuyi.sync.sip2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.sip2.Sip2FormatException.Reason;

/**
 * Literal bytes from outside: the certification examples of 3M's SIP2 developer's guide (dates of
 * 1996 and 1998, "Certification Institute ID"), whose checksums were counted by 3M, and answers
 * recorded from Koha 19.06's SIP server.
 */
class GoldenFramesTest {
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final Sip2Dates DATES = new Sip2Dates(BEIJING);
  private static final Sip2Codec CHECKED = new Sip2Codec(StandardCharsets.UTF_8, true);
  private static final Sip2Codec PLAIN = new Sip2Codec(StandardCharsets.UTF_8, false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "990 402.00AY1AZFCB4",
        "9900302.00AY1AZFCA5",
        "941AY3AZFDFA",
        "2300119960212    100239AOid_21|AA104000000105|AC|AD|AY2AZF271",
        "11YN19960212    10051419960212    100514AO|AA104000000105|AB000000000005792|AC|AY3AZEDC2",
        "09N19980821    085721                  APCertification Terminal Location"
            + "|AOCertification Institute ID|ABCheckInBook|ACTPWord|BIN|AY2AZD6A5",
        "6300119980723    091905Y         AOInstitutionID|AAPatronID|BP00001|BQ00005|AY1AZEA83",
        "1719980723    100000AOCertification Institute ID|ABItemBook|AY1AZEBEB",
        "3719980723    0932110401USDBV111.11|AOCertification Institute ID|AAPatronID"
            + "|BKTransactionID|AY2AZE1EF",
        "3519980723    094014AOCertification Institute ID|AAPatronID|AY3AZEBF2"
      })
  void isReadAndWrittenBackByteForByte(String golden) throws Exception {
    Sip2Codec.Received received = CHECKED.decode(bytes(golden));
    assertThat(
            new String(
                CHECKED.encode(received.message(), received.sequence().orElseThrow()),
                StandardCharsets.UTF_8))
        .isEqualTo(golden + "\r");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // Widely copied, with a checksum that is off by three.
        "9300CNLoginUserID|COLoginPassword|CPLocationCode|AY5AZEC78; WRONG_CHECKSUM",
        "941AY3AZFDFB; WRONG_CHECKSUM",
        "941AY4AZFDFA; WRONG_CHECKSUM",
        "941; NO_CHECKSUM",
        "941AY3AZFDF; NO_CHECKSUM",
        "4; TOO_SHORT",
        "8x1; UNKNOWN_MESSAGE",
        "96AZFEF5; WRONG_CHECKSUM"
      })
  void refusesTheMalformedTwin(String twin, Reason reason) {
    assertThatThrownBy(() -> CHECKED.decode(bytes(twin)))
        .isInstanceOfSatisfying(
            Sip2FormatException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "120NNN20261120    10000", // one short of its fixed fields
        "1803010120261120 100000",
        "64              00120261120    10000000000000000200000000000"
      })
  void refusesFixedFieldsCutShort(String twin) {
    assertThatThrownBy(() -> PLAIN.decode(bytes(twin)))
        .isInstanceOfSatisfying(
            Sip2FormatException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_SHORT));
  }

  @Test
  void writesTheLoginAsInTheGuideButCountsRight() throws Exception {
    Message login =
        new Request.Login("LoginUserID", "LoginPassword", "LocationCode").toMessage(DATES, "");
    assertThat(text(CHECKED.encode(login, 5)))
        .isEqualTo("9300CNLoginUserID|COLoginPassword|CPLocationCode|AY5AZEC7B\r");
  }

  @Test
  void writesResendRequestsWithTheirOnlyPossibleChecksum() throws Exception {
    // Koha: 96AZFEF6 and 97AZFEF5, without AY.
    assertThat(CHECKED.decode(bytes("96AZFEF6")).message().type())
        .isEqualTo(MessageType.REQUEST_SC_RESEND);
    assertThat(CHECKED.decode(bytes("97AZFEF5")).message().type())
        .isEqualTo(MessageType.REQUEST_ACS_RESEND);
  }

  @Test
  void takesABare96EvenWithErrorDetection() throws Exception {
    assertThat(response(CHECKED, "96")).isEqualTo(new Response.NotUnderstood());
  }

  @Test
  void readsKohasCheckout() throws Exception {
    assertThat(
            response(
                PLAIN,
                "121NNY20261120    093000AOCPL|AAP1001|AB39999000001310|AJTitle|AH20261211    235900|"))
        .isInstanceOfSatisfying(
            Response.Lent.class,
            lent -> {
              assertThat(lent.ok()).isTrue();
              assertThat(lent.renewal()).isFalse();
              assertThat(lent.item()).isEqualTo("39999000001310");
              assertThat(lent.due()).isEqualTo(LocalDate.of(2026, 12, 11));
              assertThat(lent.said().validPatron()).isEmpty();
            });
  }

  @Test
  void readsKohasRefusalWithEmptyDueDate() throws Exception {
    assertThat(
            response(
                PLAIN,
                "120NUN20261120    093000AOCPL|AAP1002|ABX|AJ|AH|AFItem checked out to another patron |BLY|"))
        .isInstanceOfSatisfying(
            Response.Lent.class,
            lent -> {
              assertThat(lent.ok()).isFalse();
              assertThat(lent.due()).isNull();
              assertThat(lent.said().validPatron()).contains(true);
              assertThat(lent.said().screen()).hasSize(1);
            });
  }

  @Test
  void readsKohasRenewalWhoseFieldsComeInAnotherOrder() throws Exception {
    assertThat(
            response(
                PLAIN, "301YNN20261120    093000AAP1001|ABB1|AJT|AH20270101    235900|CK|AOCPL|"))
        .isInstanceOfSatisfying(
            Response.Lent.class,
            lent -> assertThat(lent.due()).isEqualTo(LocalDate.of(2027, 1, 1)));
  }

  @Test
  void survivesKohasNoiseInACheckin() throws Exception {
    // A Perl object printed where a hold's patron would stand, and once without code or bar.
    Response answer =
        response(
            PLAIN,
            "101YNN20261120    093000AOCPL|ABB1|AQCPL|AJA&#124;B pipe title|AAP1001"
                + "|CYC4::SIP::SIPServer=HASH(0x55d0)|DAC4::SIP::SIPServer=HASH(0x55d0)"
                + "|C4::SIP::SIPServer=HASH(0x1)C4::SIP::SIPServer=HASH(0x1)");
    assertThat(answer)
        .isInstanceOfSatisfying(
            Response.Returned.class,
            returned -> {
              assertThat(returned.ok()).isTrue();
              assertThat(returned.alert()).isFalse();
              assertThat(returned.item()).isEqualTo("B1");
            });
  }

  @Test
  void readsABarThatKohaWroteAsInHtml() throws Exception {
    assertThat(response(PLAIN, "1803010120261120    093000ABB1|AJA&#124;B pipe title|"))
        .isInstanceOfSatisfying(
            Response.ItemInformation.class,
            item -> assertThat(item.title()).isEqualTo("A|B pipe title"));
  }

  @Test
  void readsAPatronOfAChineseServer() throws Exception {
    // dp2's SIP server, as its own tests show it: two items out, no bar missing, CB of two digits.
    assertThat(
            response(
                PLAIN,
                "64              01920200810    224914000000000002000000000000AOdp2Library|AAR0000001"
                    + "|AE张三|BZ0008|CB10|BLY|CQN|AF您在本馆最多可借【10】册。|AU0000001|AUT0000131|"))
        .isEqualTo(
            new Response.PatronInformation(
                Set.of(),
                "R0000001",
                "张三",
                Optional.of(true),
                2,
                List.of("0000001", "T0000131"),
                10,
                null,
                Optional.of(false),
                "",
                "",
                List.of(),
                List.of(),
                List.of("您在本馆最多可借【10】册。")));
  }

  @Test
  void writesAFeeThatWasPaidAndReadsTheAnswer() throws Exception {
    Message paid =
        new Request.FeePaid(
                Instant.parse("2026-11-20T01:30:00Z"), "P1001", new Money(1250, "CNY"), "van-01-7")
            .toMessage(DATES, "CPL");
    assertThat(text(PLAIN.encode(paid, 0)))
        .isEqualTo("37" + "20261120    093000" + "0102CNYBV12.50|AOCPL|AAP1001|AC|BKvan-01-7|\r");
    assertThat(response(PLAIN, "38Y20261120    093000AOCPL|AAP1001|BKvan-01-7|"))
        .isInstanceOfSatisfying(
            Response.PaymentTaken.class, answer -> assertThat(answer.ok()).isTrue());
  }

  @Test
  void readsABlockedPatron() throws Exception {
    assertThat(
            response(
                PLAIN,
                "64YYYYY    Y    00120261120    093000000000000000000000000000AAP1|AEx|BLN|"))
        .isInstanceOfSatisfying(
            Response.PatronInformation.class,
            patron -> {
              assertThat(patron.flags())
                  .containsExactlyInAnyOrder(
                      PatronFlag.CHARGE_DENIED,
                      PatronFlag.RENEWAL_DENIED,
                      PatronFlag.RECALL_DENIED,
                      PatronFlag.HOLD_DENIED,
                      PatronFlag.CARD_LOST,
                      PatronFlag.TOO_MANY_LOST);
              assertThat(patron.valid()).contains(false);
              assertThat(patron.limit()).isEqualTo(-1);
            });
  }

  @Test
  void readsAChecksumThoughTheBarBeforeItIsMissing() throws Exception {
    String body = "1803010120261120    093000ABB1|AJTitleAY4AZ";
    String whole =
        body + new String(Checksum.of(bytes(body), bytes(body).length), StandardCharsets.US_ASCII);
    Sip2Codec.Received received = CHECKED.decode(bytes(whole));
    assertThat(received.sequence()).hasValue(4);
    assertThat(received.message().text(Field.TITLE)).isEqualTo("Title");
  }

  @Test
  void isNotLedAstrayByGbkBytesThatLookLikeABar() throws Exception {
    // 倈 is 82 7C in GBK, and 7C is the bar.
    Sip2Codec gbk = new Sip2Codec(java.nio.charset.Charset.forName("GBK"), true);
    Message message =
        Message.of(MessageType.ITEM_INFORMATION_RESPONSE)
            .with(FixedField.CIRCULATION_STATUS, "03")
            .with(FixedField.SECURITY_MARKER, "01")
            .with(FixedField.FEE_TYPE, "01")
            .with(FixedField.TRANSACTION_DATE, DATES.format(Instant.EPOCH))
            .with(Field.TITLE, "倈三体")
            .with(Field.ITEM_ID, "B1")
            .build();
    byte[] line = gbk.encode(message, 0);
    assertThat(line).contains(0x82, 0x7C);
    assertThat(gbk.decode(java.util.Arrays.copyOf(line, line.length - 1)).message())
        .isEqualTo(message);
  }

  @Test
  void asksForChargedItemsAtTheThirdPlaceOfTheSummary() throws Exception {
    Message message =
        new Request.PatronInformation(Instant.parse("2026-11-21T02:03:04Z"), "21", 0)
            .toMessage(DATES, "SY");
    assertThat(text(PLAIN.encode(message, 0)))
        .isEqualTo("6301920261121    100304  Y       AOSY|AA21|AC|\r");
  }

  @Test
  void sendsAlwaysAWellFormedReturnDate() throws Exception {
    Message message =
        new Request.Checkin(Instant.parse("2026-11-18T16:00:00Z"), "B1", "VAN")
            .toMessage(DATES, "SY");
    assertThat(text(PLAIN.encode(message, 0)))
        .isEqualTo("09N20261119    00000020261119    000000APVAN|AOSY|ABB1|AC|BIN|\r");
  }

  private static Response response(Sip2Codec codec, String frame) throws Exception {
    return Response.of(codec.decode(bytes(frame)).message(), DATES);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
