package org.shuyi.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ClockAnchor;
import org.shuyi.sync.circulation.FeeOrder;
import org.shuyi.sync.circulation.IdentityDocument;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.PinVerifier;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.SealedPin;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.circulation.StopId;
import org.shuyi.sync.circulation.VanAct;
import org.shuyi.sync.circulation.WorkId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.HashChain;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.reference.PatronHash;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.reference.ReferenceSet;
import org.shuyi.sync.reference.SigningKeys;

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

  private static final PinVerifier VERIFIER =
      new PinVerifier(new byte[16], 60_000, new byte[32], LocalDate.of(2027, 2, 1));
  private static final VanAct.ProposedBy BY_BOTH = VanAct.ProposedBy.POSITION_AND_TIMETABLE;
  private static final SealedPin SEALED_PIN = new SealedPin(new byte[SealedPin.BYTES]);

  static byte[] example(String name) {
    try (InputStream in = ExamplesTest.class.getResourceAsStream(name + ".hex")) {
      String hex =
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.US_ASCII);
      return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** All whose names begin so. */
  static List<byte[]> examples(String prefix) {
    URL one = Objects.requireNonNull(ExamplesTest.class.getResource("batch.hex"));
    try (Stream<Path> files = Files.list(Path.of(one.toURI()).resolveSibling(""))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(prefix) && name.endsWith(".hex"))
          .sorted()
          .map(name -> example(name.substring(0, name.length() - ".hex".length())))
          .toList();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By which the example of a manifest is signed. */
  static PrivateKey centreKey() {
    return SigningKeys.signing(
        """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
        -----END PRIVATE KEY-----
        """);
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
                    Act.DecidedBy.STATION,
                    null))),
        new Example(
            "act-card-reported-lost", recorded(8, trusted, new Act.CardReportedLost(PATRON))),
        new Example("act-pin-changed", recorded(9, trusted, new Act.PinChanged(PATRON, VERIFIER))),
        new Example(
            "act-stock-loaded", recorded(10, trusted, new Act.StockLoaded(DREAM, 3, PATRON, DUE))),
        new Example("act-stock-loaded-free", recorded(11, trusted, new Act.StockLoaded(EMMA, 12))),
        new Example("act-stock-removed", recorded(12, trusted, new Act.StockRemoved(DREAM, 3))),
        new Example(
            "act-hold-picked-up", recorded(13, trusted, new Act.HoldPickedUp(DREAM, PATRON))),
        new Example(
            "act-fee-paid",
            recorded(
                14,
                trusted,
                new Act.FeePaid(PATRON, new Money(350, "CNY"), new FeeOrder("van-01-0190c5f2")))),
        new Example("act-hold-placed", recorded(14, trusted, new Act.HoldPlaced(DREAM, PATRON))),
        new Example(
            "act-hold-cancelled", recorded(15, trusted, new Act.HoldCancelled(DREAM, PATRON))),
        new Example(
            "act-feedback",
            recorded(
                14,
                trusted,
                new Act.Feedback(Act.Feedback.Score.FAIR, Act.Feedback.Matter.MACHINE))));
  }

  /** Examples of what a van does, numbered from 20. */
  static Stream<Example> vanActs() {
    StopId village = new StopId("东村");
    LocalDateTime planned = LocalDateTime.of(2026, 11, 21, 17, 0);
    return Stream.of(
        van(
            "loan-overridden",
            20,
            new Act.Loan(DREAM, PATRON, DUE, Act.DecidedBy.STAFF, Act.OverrideReason.OVER_LIMIT)),
        van("stop-opened", 21, new VanAct.StopOpened(village, planned, BY_BOTH)),
        van(
            "stop-opened-extra",
            22,
            new VanAct.StopOpened(new StopId("dong-cun"), null, VanAct.ProposedBy.STAFF)),
        van("stop-closed", 23, new VanAct.StopClosed(village)),
        van(
            "stop-skipped",
            24,
            new VanAct.StopSkipped(new StopId("西村"), planned, false, VanAct.SkipReason.ROAD)),
        van("visit", 25, new VanAct.Visit(40, PatronCategory.CHILD)),
        van(
            "event-held",
            26,
            new VanAct.EventHeld(
                VanAct.EventKind.LECTURE,
                "红楼梦里的茶",
                Map.of(PatronCategory.CHILD, 30, PatronCategory.ADULT, 12))),
        van("download-taken", 27, new VanAct.DownloadTaken(new WorkId("epub-0042"))),
        van("request", 28, new VanAct.Request(new VanAct.Wish.Title("三体"), PATRON, village, DUE)),
        van(
            "request-more-like",
            29,
            new VanAct.Request(new VanAct.Wish.MoreLike(EMMA), PATRON, village, null)),
        van(
            "request-answered",
            30,
            new VanAct.RequestAnswered(id(28), VanAct.RequestAnswer.BROUGHT, DREAM)),
        van(
            "request-answered-no",
            31,
            new VanAct.RequestAnswered(id(29), VanAct.RequestAnswer.CANNOT_BE_HAD, null)),
        van(
            "stock-counted",
            32,
            new VanAct.StockCounted(DREAM, "I247.5/123", VanAct.Found.MISPLACED)),
        van("stock-shelved", 33, new VanAct.StockShelved(DREAM)),
        van("stock-unshelved", 34, new VanAct.StockUnshelved(EMMA)));
  }

  private static Example van(String name, long n, Act act) {
    return new Example("act-" + name, recorded(n, Stamp.ClockTrust.TRUSTED, act));
  }

  @ParameterizedTest
  @MethodSource({"acts", "vanActs"})
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
        new Example("question-item", new Question.OfItem(DREAM)),
        new Example("question-pin", new Question.OfPin(PATRON, SEALED_PIN)),
        new Example("question-holds", new Question.OfHolds(PATRON)),
        new Example("question-fees", new Question.OfFees(PATRON)),
        new Example("question-person", new Question.OfPerson(PERSON)));
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
        new Example("answer-unreachable", new Answer.Unreachable()),
        new Example("answer-pin", new Answer.OfPin(true)),
        new Example(
            "answer-holds",
            new Answer.Holds(
                List.of(
                    new Answer.Hold(DREAM, "红楼梦", true, "1号书车", LocalDate.of(2026, 12, 1)),
                    new Answer.Hold(EMMA, "Emma", false, "", null)))),
        new Example("answer-owed", new Answer.Owed(new Money(350, "CNY"))),
        new Example("answer-no-card", new Answer.NoCard()),
        new Example("answer-has-card", new Answer.HasCard("****0007", Answer.CardStanding.LOST)));
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
  void aStationThatIsHeldIsToldWhy() throws WireException {
    Outcomes outcomes = new Outcomes(VAN, EPOCH, 4, List.of(), null, Held.BYTES_PER_DAY);

    assertThat(OutcomesCodec.decode(example("outcomes-held"))).isEqualTo(outcomes);
    assertThat(OutcomesCodec.encode(outcomes)).isEqualTo(example("outcomes-held"));
  }

  /** As a later centre may say it. */
  @Test
  void aReasonThatIsNewerThanTheStationHoldsIt() throws WireException {
    byte[] newer = example("outcomes-held");
    newer[newer.length - 1] = 9;

    assertThat(OutcomesCodec.decode(newer).held()).isEqualTo(Held.ACTS_PER_DAY);
  }

  @Test
  void everyKindOfMessageHasAnExample() throws WireException {
    assertThat(read("act-", bytes -> ActCodec.decode(bytes).act())).containsAll(kinds(Act.class));
    assertThat(read("question-", QuestionCodec::decode)).containsAll(kinds(Question.class));
    assertThat(read("answer-", AnswerCodec::decode)).containsAll(kinds(Answer.class));
    Set<Class<?>> outcomes = new HashSet<>();
    for (byte[] example : examples("outcomes")) {
      OutcomesCodec.decode(example)
          .settled()
          .forEach(settled -> outcomes.add(settled.outcome().getClass()));
    }
    assertThat(outcomes).containsAll(kinds(Outcome.class));
    assertThat(List.of("batch", "state", "fetch", "chunk", "manifest", "export"))
        .allSatisfy(name -> assertThat(examples(name)).isNotEmpty());
  }

  /** Reads an example. */
  private interface Reader {
    Object read(byte[] bytes) throws WireException;
  }

  private static Set<Class<?>> read(String prefix, Reader reader) throws WireException {
    Set<Class<?>> read = new HashSet<>();
    for (byte[] example : examples(prefix)) {
      read.add(reader.read(example).getClass());
    }
    return read;
  }

  private static List<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses())
            .flatMap(each -> ExamplesTest.kinds(each).stream())
            .toList()
        : List.of(type);
  }

  @Test
  void aStateIsItsExampleBothWays() throws WireException {
    Instant made = Instant.parse("2026-11-21T02:00:00Z");
    StationState first = new StationState(VAN, true, 17, 3, "0.1.0", 42, made, Map.of());
    StationState now =
        new StationState(
            VAN,
            true,
            17,
            3,
            "0.1.0",
            42,
            made,
            Map.of(ReferenceSet.ITEMS, made, ReferenceSet.PATRONS, made.plusSeconds(1)));

    assertThat(StateCodec.decode(example("state"))).isEqualTo(first);
    assertThat(StateCodec.encode(first)).isEqualTo(example("state"));
    assertThat(StateCodec.decode(example("state-reference"))).isEqualTo(now);
    assertThat(StateCodec.encode(now)).isEqualTo(example("state-reference"));
    StationState devices = first.of(Map.of("pad", "ABSENT UNPLUGGED", "ups", "READY BATTERY 87 %"));
    assertThat(StateCodec.decode(example("state-devices"))).isEqualTo(devices);
    assertThat(StateCodec.encode(devices)).isEqualTo(example("state-devices"));
  }

  @Test
  void referenceDataIsItsExampleBothWays() throws WireException {
    PatronHash patron = new PatronHash("000102030405060708090a0b0c0d0e0f");
    byte[] hash = new byte[32];
    for (int i = 0; i < hash.length; i++) {
      hash[i] = (byte) i;
    }
    Reference.Item item =
        new Reference.Item(
            "红楼梦", Set.of(Reference.ItemFlag.REFERENCE_ONLY, Reference.ItemFlag.NOT_FOR_LOAN), 4);
    Reference.Item described = new Reference.Item("三体", Set.of(), 1, "刘慈欣", "I247.55/1", "kiosk-1");
    Reference.Patron child =
        new Reference.Patron(
            Set.of(Reference.PatronFlag.EXPIRED, Reference.PatronFlag.CHILD),
            "child",
            10,
            2,
            LocalDate.of(2027, 12, 31),
            new PinVerifier(patron.bytes(), 60_000, hash, LocalDate.of(2027, 2, 1)));
    Reference.LoanRules rules = new Reference.LoanRules(30, 5, 1);

    assertThat(ReferenceCodec.item(example("reference-item"))).isEqualTo(item);
    assertThat(ReferenceCodec.item(DREAM, item).value()).isEqualTo(example("reference-item"));
    assertThat(ReferenceCodec.item(example("reference-item-described"))).isEqualTo(described);
    assertThat(ReferenceCodec.item(DREAM, described).value())
        .isEqualTo(example("reference-item-described"));
    assertThat(ReferenceCodec.patron(example("reference-patron"))).isEqualTo(child);
    assertThat(ReferenceCodec.patron(patron, child).value()).isEqualTo(example("reference-patron"));
    assertThat(ReferenceCodec.hold(example("reference-hold"))).hasValue(patron);
    assertThat(ReferenceCodec.hold(DREAM, patron).value()).isEqualTo(example("reference-hold"));
    assertThat(ReferenceCodec.rules(example("reference-rules"))).isEqualTo(rules);
    assertThat(ReferenceCodec.rules("child", rules).value()).isEqualTo(example("reference-rules"));
  }

  /** Signed by another program with the key of RFC 8032, 7.1, test 1. */
  @Test
  void aManifestIsItsExampleBothWays() throws Exception {
    PrivateKey key = centreKey();
    Instant made = Instant.parse("2026-11-21T02:00:00Z");
    Manifest manifest =
        new Manifest(
            "nantou",
            made.toEpochMilli(),
            made,
            List.of(
                new Manifest.SetState(
                    ReferenceSet.ITEMS,
                    made,
                    content(1),
                    1_000_000,
                    35_000_000,
                    List.of(content(2)),
                    List.of(new Manifest.Delta(content(3), 4096, List.of(content(4))))),
                new Manifest.SetState(
                    ReferenceSet.RULES, made, content(5), 1, 40, List.of(content(6)), List.of())));

    assertThat(ManifestCodec.decode(example("manifest"), SigningKeys.publicHalf(key)))
        .isEqualTo(manifest);
    assertThat(ManifestCodec.encode(manifest, key)).isEqualTo(example("manifest"));
  }

  private static ContentHash content(int n) {
    return ContentHash.of(new byte[] {(byte) n});
  }

  @Test
  void aFetchAndAChunkAreTheirExamplesBothWays() throws WireException {
    Fetch fetch = new Fetch(List.of(content(1), content(2)));
    assertThat(FetchCodec.decodeFetch(example("fetch"))).isEqualTo(fetch);
    assertThat(FetchCodec.encode(fetch)).isEqualTo(example("fetch"));

    Chunk chunk = FetchCodec.decodeChunk(example("chunk"));
    assertThat(chunk.hash()).isEqualTo(content(1));
    assertThat(FetchCodec.encode(chunk)).isEqualTo(example("chunk"));
    Chunk gone = FetchCodec.decodeChunk(example("chunk-gone"));
    assertThat(gone.deflated()).isNull();
    assertThat(FetchCodec.encode(gone)).isEqualTo(example("chunk-gone"));
  }
}
