package org.shuyi.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ClockAnchor;
import org.shuyi.sync.circulation.IdentityDocument;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.HashChain;
import org.shuyi.sync.reference.PatronHash;
import org.shuyi.sync.reference.Reference;

/**
 * The bytes of format 1, made from the CDDL by an encoder that is not ours. They never change: a
 * released station's journal holds such bytes for ever.
 */
class ExamplesTest {
  private static final ItemId DREAM = new ItemId("01012345678901");
  private static final ItemId EMMA = new ItemId("01012345678902");
  private static final PatronId PATRON = new PatronId("P0000123");
  private static final PersonHash PERSON =
      new PersonHash("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
  private static final StationId VAN = new StationId("van-01");
  private static final Epoch EPOCH = new Epoch(0xa1b2c3d4e5f60718L);
  private static final LocalDate DUE = LocalDate.of(2026, 12, 21);

  static byte[] example(String name) {
    try (InputStream in = ExamplesTest.class.getResourceAsStream(name + ".hex")) {
      String hex =
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.US_ASCII);
      return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static ActId id(long n) {
    return new ActId(new UUID(0x0199c0de00007000L, 0x8000000000000000L | n));
  }

  private static RecordedAct recorded(long n, Stamp.ClockTrust trust, Act act) {
    Stamp stamp =
        new Stamp(
            UUID.fromString("6f1c2d3e-4a5b-4c6d-8e7f-901234567890"),
            Duration.ofMillis(61_000 + n),
            Instant.parse("2026-11-21T09:00:00Z").plusSeconds(n),
            trust);
    return new RecordedAct(n, id(n), stamp, act);
  }

  record Example(String name, Object value) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Example> acts() {
    Stamp.ClockTrust trusted = Stamp.ClockTrust.TRUSTED;
    return Stream.of(
        new Example(
            "act-loan",
            recorded(1, trusted, new Act.Loan(DREAM, PATRON, DUE, Act.DecidedBy.STATION))),
        new Example("act-return", recorded(2, trusted, new Act.Return(DREAM))),
        new Example(
            "act-renewal",
            recorded(3, trusted, new Act.Renewal(EMMA, PATRON, Act.DecidedBy.CENTRE))),
        new Example(
            "act-debt-opened",
            recorded(4, trusted, new Act.DebtOpened(DREAM, Act.Debt.TAG_NOT_ARMED))),
        new Example("act-debt-settled", recorded(5, trusted, new Act.DebtSettled(DREAM, id(4)))),
        new Example(
            "act-device-fault",
            recorded(6, Stamp.ClockTrust.UNKNOWN, new Act.DeviceFault("printer", "PAPER_OUT"))),
        new Example(
            "act-card-issued",
            recorded(
                7,
                Stamp.ClockTrust.KEPT,
                new Act.CardIssued(
                    new PatronId("V1000007"),
                    PERSON,
                    IdentityDocument.Kind.RESIDENT_ID,
                    PatronCategory.CHILD,
                    LocalDate.of(2027, 11, 21),
                    Act.DecidedBy.STATION))),
        new Example(
            "act-card-reported-lost", recorded(8, trusted, new Act.CardReportedLost(PATRON))));
  }

  @ParameterizedTest
  @MethodSource("acts")
  void anActIsItsExampleBothWays(Example example) throws WireException {
    byte[] bytes = example(example.name());

    assertThat(ActCodec.decode(bytes)).isEqualTo(example.value());
    assertThat(ActCodec.encode((RecordedAct) example.value())).isEqualTo(bytes);
  }

  static Stream<Example> questions() {
    return Stream.of(
        new Example("question-patron", new Question.OfPatron(PATRON)),
        new Example("question-loan", new Question.OfLoan(PATRON, DREAM)),
        new Example("question-renewal", new Question.OfRenewal(PATRON, DREAM)),
        new Example("question-item", new Question.OfItem(DREAM)));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void aQuestionIsItsExampleBothWays(Example example) throws WireException {
    byte[] bytes = example(example.name());

    assertThat(QuestionCodec.decode(bytes)).isEqualTo(example.value());
    assertThat(QuestionCodec.encode((Question) example.value())).isEqualTo(bytes);
  }

  static Stream<Example> answers() {
    return Stream.of(
        new Example(
            "answer-patron",
            new Answer.OfPatron(
                "王**",
                List.of(RefusalReason.PATRON_BLOCKED),
                10,
                List.of(new Answer.Loan(DREAM, "红楼梦", DUE), new Answer.Loan(EMMA, "Emma", null)))),
        new Example("answer-granted", new Answer.Granted("红楼梦", DUE)),
        new Example(
            "answer-denied",
            new Answer.Denied(
                "红楼梦",
                List.of(
                    RefusalReason.ITEM_RESERVED_FOR_ANOTHER, RefusalReason.LOAN_LIMIT_REACHED))),
        new Example("answer-item", new Answer.OfItem("红楼梦")),
        new Example("answer-unreachable", new Answer.Unreachable()));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void anAnswerIsItsExampleBothWays(Example example) throws WireException {
    byte[] bytes = example(example.name());

    assertThat(AnswerCodec.decode(bytes)).isEqualTo(example.value());
    assertThat(AnswerCodec.encode((Answer) example.value())).isEqualTo(bytes);
  }

  @Test
  void aBatchCarriesTheRowsBytesAndTheirChain() throws WireException {
    Batch batch = BatchCodec.decode(example("batch"));

    assertThat(batch.station()).isEqualTo(VAN);
    assertThat(batch.epoch()).isEqualTo(EPOCH);
    assertThat(batch.first()).isEqualTo(1);
    assertThat(batch.previousHash()).isEqualTo(HashChain.start());
    assertThat(batch.payloads()).containsExactly(example("act-loan"), example("act-return"));
    assertThat(HashChain.through(batch.previousHash(), EPOCH, 1, batch.payloads()))
        .isEqualTo(batch.chainHash());
    // Deflate leaves its writer free: what is written may differ, what is read may not.
    assertThat(BatchCodec.decode(BatchCodec.encode(batch)))
        .usingRecursiveComparison()
        .isEqualTo(batch);
  }

  @Test
  void aBatchMayBeDeflated() throws WireException {
    assertThat(BatchCodec.decode(example("batch-deflated")))
        .usingRecursiveComparison()
        .isEqualTo(BatchCodec.decode(example("batch")));
  }

  @Test
  void anEmptyBatchAsks() throws WireException {
    Batch batch = BatchCodec.decode(example("batch-empty"));

    assertThat(batch.payloads()).isEmpty();
    assertThat(batch.unsettled()).containsExactly(1L, 2L);
    assertThat(BatchCodec.encode(batch)).isEqualTo(example("batch-empty"));
  }

  @Test
  void aBatchTellsWhenTheClockOfABootWasTrusted() throws WireException {
    Batch batch = BatchCodec.decode(example("batch-anchors"));

    assertThat(batch.anchors())
        .containsExactly(
            new ClockAnchor(
                UUID.fromString("6f1c2d3e-4a5b-4c6d-8e7f-901234567890"),
                Duration.ofMillis(75_000),
                Instant.parse("2026-11-21T09:00:14Z")));
    assertThat(BatchCodec.encode(batch)).isEqualTo(example("batch-anchors"));
    assertThat(BatchCodec.decode(example("batch-empty")).telling(batch.anchors()))
        .usingRecursiveComparison()
        .isEqualTo(batch);
  }

  @Test
  void outcomesOfEveryKind() throws WireException {
    Outcomes outcomes =
        new Outcomes(
            VAN,
            EPOCH,
            4,
            List.of(
                new Outcomes.Settled(1, id(1), new Outcome.Applied(LocalDate.of(2026, 12, 19))),
                new Outcomes.Settled(2, id(2), new Outcome.AlreadyDone(null)),
                new Outcomes.Settled(
                    3,
                    id(3),
                    new Outcome.Refused(
                        List.of(RefusalReason.RENEWAL_LIMIT_REACHED, RefusalReason.PATRON_BLOCKED),
                        "renewal limit reached")),
                new Outcomes.Settled(
                    4, id(4), new Outcome.Unknown("no reply from the library system"))),
            null);

    assertThat(OutcomesCodec.decode(example("outcomes"))).isEqualTo(outcomes);
    assertThat(OutcomesCodec.encode(outcomes)).isEqualTo(example("outcomes"));
  }

  @Test
  void anOutcomeNamesTheCardThatAPersonHadBefore() throws WireException {
    Outcomes outcomes =
        new Outcomes(
            VAN,
            EPOCH,
            7,
            List.of(new Outcomes.Settled(7, id(7), new Outcome.AlreadyDone(null, PATRON))),
            null);

    assertThat(OutcomesCodec.decode(example("outcomes-card"))).isEqualTo(outcomes);
    assertThat(OutcomesCodec.encode(outcomes)).isEqualTo(example("outcomes-card"));
  }

  @Test
  void aQuarantineSaysWhy() throws WireException {
    Outcomes outcomes = new Outcomes(VAN, EPOCH, 4, List.of(), "gap: 7 after 4");

    assertThat(OutcomesCodec.decode(example("outcomes-quarantine"))).isEqualTo(outcomes);
    assertThat(OutcomesCodec.encode(outcomes)).isEqualTo(example("outcomes-quarantine"));
  }

  @Test
  void aStateIsItsExampleBothWays() throws WireException {
    StationState state =
        new StationState(VAN, true, 17, 3, "0.1.0", 42, Instant.parse("2026-11-21T02:00:00Z"));

    assertThat(StateCodec.decode(example("state"))).isEqualTo(state);
    assertThat(StateCodec.encode(state)).isEqualTo(example("state"));
  }

  @Test
  void referenceDataIsItsExampleBothWays() throws WireException {
    ReferenceSnapshot snapshot =
        new ReferenceSnapshot(
            9,
            Instant.parse("2026-11-21T02:00:00Z"),
            Map.of(
                DREAM, new Reference.Item("红楼梦", true, false),
                EMMA, new Reference.Item("Emma", false, true)),
            Map.of(
                new PatronHash("000102030405060708090a0b0c0d0e0f"),
                new Reference.Patron(false, LocalDate.of(2027, 12, 31)),
                new PatronHash("101112131415161718191a1b1c1d1e1f"),
                new Reference.Patron(true, null)),
            new Reference.LoanRules(30, 5));

    assertThat(ReferenceCodec.decode(example("reference"))).isEqualTo(snapshot);
    assertThat(ReferenceCodec.encode(snapshot)).isEqualTo(example("reference"));
  }
}
