package org.shuyi.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.wire.Topics.Channel;

/** What happens to messages that are newer, longer or more hostile than ours. */
class WireRulesTest {
  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static WireException.Kind refusal(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(WireException.class, call).kind();
  }

  // {0: 1, 1: 4, 3: "7"} is the question of item 7.

  @Test
  void aFieldThatIsNotKnownIsIgnored() throws WireException {
    // With {17: [1.5, null, {"a": -1}]} added by a later version; "a" is no key of ours.
    byte[] newer = hex("a4 00 01 01 04 03 61 37 11 83 f9 3e 00 f6 a1 05 20");

    assertThat(QuestionCodec.decode(newer))
        .isEqualTo(QuestionCodec.decode(hex("a3000101040361 37")));
  }

  @Test
  void aLaterVersionIsRefusedAsTooNew() {
    assertThat(refusal(() -> QuestionCodec.decode(hex("a3 00 02 01 04 03 61 37"))))
        .isEqualTo(WireException.Kind.TOO_NEW);
  }

  @Test
  void aQuestionOfAnUnknownKindSaysSo() {
    assertThat(refusal(() -> QuestionCodec.decode(hex("a3 00 01 01 18 63 03 61 37"))))
        .isEqualTo(WireException.Kind.UNKNOWN_KIND);
  }

  @Test
  void anAnswerOfAnUnknownKindIsNoAnswer() throws WireException {
    assertThat(AnswerCodec.decode(hex("a2 00 01 01 18 63"))).isEqualTo(new Answer.Unreachable());
  }

  @Test
  void anOutcomeOfAnUnknownKindIsUnknown() throws WireException {
    // {0: 1, 3: {1: 99}}
    assertThat(OutcomesCodec.decodeOutcome(hex("a2 00 01 03 a1 01 18 63")))
        .isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void aReasonThatIsNotKnownIsOther() throws WireException {
    // {0: 1, 3: {1: 3, 3: [99, 8], 4: ""}}
    assertThat(OutcomesCodec.decodeOutcome(hex("a2 00 01 03 a3 01 03 03 82 18 63 08 04 60")))
        .isEqualTo(
            new Outcome.Refused(List.of(RefusalReason.OTHER, RefusalReason.PATRON_BLOCKED), ""));
  }

  @Test
  void anActOfAnUnknownKindStillHasAHead() throws WireException {
    byte[] act =
        hex(
            "a9 00 01 01 07 02 50 0199c0de000070008000000000000007 03 50"
                + " 6f1c2d3e4a5b4c6d8e7f901234567890 04 01 05 01 06 02 07 18 63 08 a0");

    assertThat(refusal(() -> ActCodec.decode(act))).isEqualTo(WireException.Kind.UNKNOWN_KIND);
    assertThat(ActCodec.head(act).sequence()).isEqualTo(7);
    assertThat(ActCodec.head(act).kind()).isEqualTo(99);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "01", // not a map
        "a3 00 01 01 04 03", // cut off
        "a3 00 01 01 04 03 61 37 00", // bytes after the end
        "a4 00 01 01 04 01 04 03 61 37", // a key twice
        "a2 00 01 01 04", // the item is missing
        "a3 00 01 01 04 03 07", // the item is a number
        "a3 00 01 01 04 03 60", // the item is empty
        "a3 00 01 01 04 03 61 7c", // the item is a vertical bar, which ends a SIP2 field
        "a3 00 01 01 04 03 61 0d", // the item is a carriage return, which ends a SIP2 message
        "a3 00 01 01 20 03 61 37", // a negative kind
        "a3 00 01 01 04 61 61 61 37", // a text key
        "a3 00 01 01 04 03 7b 7f ff ff ff ff ff ff ff", // text of 8 EiB
        "a3 00 01 01 04 03 9b 00 ff ff ff ff ff ff ff", // a list of 2^56
        "a3 00 01 01 04 03 5a 7f ff ff ff", // a byte string of 2 GiB
        "bb 00 ff ff ff ff ff ff ff", // a map of 2^56
        "bf 00 01", // a map without an end
        "c2 a3 00 01 01 04 03 61", // a tag before half a map
        "a3 00 01 01 04 03 61 ff", // not UTF-8
      })
  void whatIsNotTheMessageIsMalformed(String bytes) {
    assertThat(refusal(() -> QuestionCodec.decode(hex(bytes))))
        .isIn(WireException.Kind.MALFORMED, WireException.Kind.TOO_LARGE);
  }

  @Test
  void aRefusalNeverTellsWhatWasInTheField() {
    // A card number where the kind should be.
    WireException refusal =
        catchThrowableOfType(
            WireException.class,
            () -> QuestionCodec.decode(hex("a2 00 01 01 68 50 30 30 30 30 31 32 33")));
    assertThat(refusal.getMessage()).contains("kind").doesNotContain("P0000123");
  }

  @Test
  void nestingWithoutEndIsRefused() {
    byte[] deep = new byte[100_000];
    Arrays.fill(deep, (byte) 0x81);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(hex("a1 18 20"));
    message.writeBytes(deep);

    assertThat(refusal(() -> QuestionCodec.decode(message.toByteArray())))
        .isIn(WireException.Kind.MALFORMED, WireException.Kind.TOO_LARGE);
  }

  @Test
  void aMessageLongerThanAnyIsNotRead() {
    assertThat(refusal(() -> BatchCodec.decode(new byte[Limits.MESSAGE_BYTES + 1])))
        .isEqualTo(WireException.Kind.TOO_LARGE);
  }

  @Test
  void payloadsOverTheBoundTogetherAreRefused() {
    byte[] payload = new byte[Limits.ACT_BYTES];
    Batch batch =
        new Batch(
            new StationId("a"),
            new Epoch(1),
            1,
            new byte[32],
            Collections.nCopies(Limits.BATCH_BYTES / Limits.ACT_BYTES + 1, payload),
            new byte[32],
            List.of());
    assertThat(refusal(() -> BatchCodec.decode(BatchCodec.encode(batch))))
        .isEqualTo(WireException.Kind.TOO_LARGE);
  }

  @Test
  void longSentencesAreCutAndNotInTheMiddleOfACharacter() throws WireException {
    Outcome.Unknown longOne = new Outcome.Unknown("a" + "\uD83D\uDCD6".repeat(Limits.DETAIL));

    Outcome.Unknown cut =
        (Outcome.Unknown) OutcomesCodec.decodeOutcome(OutcomesCodec.encodeOutcome(longOne));
    assertThat(cut.detail()).hasSize(Limits.DETAIL - 1).endsWith("\uD83D\uDCD6");
  }

  @Test
  void topicsAreReadAndWrittenAlike() {
    Topics topics = new Topics("nantou");
    StationId van = new StationId("van-01");
    for (Channel channel : Channel.values()) {
      assertThat(topics.parse(topics.of(van, channel))).contains(new Topics.Address(van, channel));
    }
    assertThat(topics.of(van, Channel.ACTS)).isEqualTo("shuyi/1/nantou/van-01/acts");
    assertThat(topics.all(Channel.ACTS)).isEqualTo("shuyi/1/nantou/+/acts");
    assertThat(topics.referenceManifest()).startsWith("shuyi/1/nantou/reference/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "shuyi/1/nantou/van-01",
        "shuyi/1/nantou/van-01/acts/more",
        "shuyi/1/other/van-01/acts",
        "shuyi/2/nantou/van-01/acts",
        "shuyi/1/nantou/VAN/acts",
        "shuyi/1/nantou/van-01/ACTS",
        "shuyi/1/nantou/reference/acts"
      })
  void otherTopicsAreNobodys(String topic) {
    assertThat(new Topics("nantou").parse(topic)).isEmpty();
  }

  @Test
  void noStationIsCalledReference() {
    assertThatThrownBy(() -> new Topics("a").of(new StationId("reference"), Channel.ACTS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Topics("a/b")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLateWillIsOlderThanTheNextBirth() {
    StationId van = new StationId("van-01");
    StationState birth =
        new StationState(van, true, 2, 3, "", 0, java.time.Instant.EPOCH, Map.of());
    assertThat(
            new StationState(van, false, 2, 2, "", 0, java.time.Instant.EPOCH, Map.of())
                .isOlderThan(birth))
        .isTrue();
    assertThat(
            new StationState(van, false, 1, 9, "", 0, java.time.Instant.EPOCH, Map.of())
                .isOlderThan(birth))
        .isTrue();
    assertThat(
            new StationState(van, false, 2, 3, "", 0, java.time.Instant.EPOCH, Map.of())
                .isOlderThan(birth))
        .isFalse();
  }
}
