package org.shuyi.sync.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.jspecify.annotations.Nullable;
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
import org.shuyi.sync.circulation.SealedPerson;
import org.shuyi.sync.circulation.SealedPin;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.circulation.StopId;
import org.shuyi.sync.circulation.VanAct;
import org.shuyi.sync.circulation.WorkId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.reference.Entry;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.reference.ReferenceSet;

/** Every message that can be made. */
public final class WireArbitraries extends DomainContextBase {
  static Arbitrary<Money> money() {
    return Combinators.combine(
            Arbitraries.longs().between(0, Money.MOST), Arbitraries.of("CNY", "VND", "EUR"))
        .as(Money::new);
  }

  private static Arbitrary<String> identifiers() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .numeric()
        .withChars(" .-/书驿")
        .ofMinLength(1)
        .ofMaxLength(64);
  }

  private static Arbitrary<String> sentences(int max) {
    return Arbitraries.strings().withCharRange(' ', '\uD7FF').ofMaxLength(max);
  }

  private static Arbitrary<ItemId> items() {
    return identifiers().map(ItemId::new);
  }

  private static Arbitrary<PatronId> patrons() {
    return identifiers().map(PatronId::new);
  }

  private static Arbitrary<PersonHash> people() {
    return Arbitraries.bytes()
        .array(byte[].class)
        .ofSize(32)
        .map(bytes -> new PersonHash(HexFormat.of().formatHex(bytes)));
  }

  private static Arbitrary<StationId> stations() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .ofMinLength(1)
        .ofMaxLength(32)
        .map(StationId::new);
  }

  private static Arbitrary<ActId> actIds() {
    return uuids().map(ActId::new);
  }

  private static Arbitrary<UUID> uuids() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
  }

  private static Arbitrary<LocalDate> dates() {
    return Arbitraries.longs().between(-1_000_000, 2_900_000).map(LocalDate::ofEpochDay);
  }

  private static Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(-62_000_000_000_000L, 253_000_000_000_000L)
        .map(Instant::ofEpochMilli);
  }

  private static Arbitrary<Stamp> stamps() {
    return Combinators.combine(
            uuids(),
            Arbitraries.longs().between(0, Shape.LAST_MILLIS).map(Duration::ofMillis),
            instants(),
            Arbitraries.of(Stamp.ClockTrust.class))
        .as(Stamp::new);
  }

  private static Arbitrary<@Nullable SealedPerson> sealed() {
    return bytes(SealedPerson.SHORTEST, SealedPerson.LONGEST)
        .map(SealedPerson::new)
        .injectNull(0.5);
  }

  private static Arbitrary<Act> acts() {
    Arbitrary<Act.DecidedBy> by = Arbitraries.of(Act.DecidedBy.class);
    return Arbitraries.oneOf(
        Combinators.combine(items(), patrons(), dates(), by)
            .as((item, patron, due, who) -> new Act.Loan(item, patron, due, who)),
        Combinators.combine(items(), patrons(), dates(), Arbitraries.of(Act.OverrideReason.class))
            .as(
                (item, patron, due, why) ->
                    new Act.Loan(item, patron, due, Act.DecidedBy.STAFF, why)),
        vanActs(),
        items().map(Act.Return::new),
        Combinators.combine(items(), patrons(), by).as(Act.Renewal::new),
        Combinators.combine(items(), Arbitraries.of(Act.Debt.class)).as(Act.DebtOpened::new),
        Combinators.combine(items(), actIds()).as(Act.DebtSettled::new),
        Combinators.combine(sentences(64), sentences(64)).as(Act.DeviceFault::new),
        Combinators.combine(
                Arbitraries.of(Act.Feedback.Score.class), Arbitraries.of(Act.Feedback.Matter.class))
            .as(Act.Feedback::new),
        Combinators.combine(
                patrons(),
                people(),
                Arbitraries.of(IdentityDocument.Kind.class),
                Arbitraries.of(PatronCategory.class),
                dates(),
                by,
                sealed())
            .as(Act.CardIssued::new),
        patrons().map(Act.CardReportedLost::new),
        Combinators.combine(patrons(), pins()).as(Act.PinChanged::new),
        Combinators.combine(items(), patrons()).as(Act.HoldPlaced::new),
        Combinators.combine(items(), patrons()).as(Act.HoldCancelled::new),
        Combinators.combine(
                patrons(),
                money().filter(amount -> !amount.isNothing()),
                items().map(item -> new FeeOrder(item.value())))
            .as(Act.FeePaid::new),
        Combinators.combine(items(), doors(), patrons(), dates()).as(Act.StockLoaded::new),
        Combinators.combine(items(), doors()).as((item, door) -> new Act.StockLoaded(item, door)),
        Combinators.combine(items(), doors()).as(Act.StockRemoved::new),
        Combinators.combine(items(), patrons()).as(Act.HoldPickedUp::new));
  }

  private static Arbitrary<VanAct> vanActs() {
    Arbitrary<PatronCategory> groups = Arbitraries.of(PatronCategory.class);
    Arbitrary<Integer> heads = Arbitraries.integers().between(1, VanAct.MOST_PEOPLE);
    return Arbitraries.oneOf(
        Combinators.combine(
                stops(), minutes().injectNull(0.3), Arbitraries.of(VanAct.ProposedBy.class))
            .as(VanAct.StopOpened::new),
        stops().map(VanAct.StopClosed::new),
        Combinators.combine(
                stops(),
                minutes(),
                Arbitraries.of(true, false),
                Arbitraries.of(VanAct.SkipReason.class))
            .as(VanAct.StopSkipped::new),
        Combinators.combine(heads, groups).as(VanAct.Visit::new),
        Combinators.combine(
                Arbitraries.of(VanAct.EventKind.class),
                words(VanAct.MOST_TITLE),
                Arbitraries.maps(groups, heads))
            .as(VanAct.EventHeld::new),
        identifiers().map(WorkId::new).map(VanAct.DownloadTaken::new),
        Combinators.combine(wishes(), patrons(), stops(), dates().injectNull(0.3))
            .as(VanAct.Request::new),
        Combinators.combine(
                actIds(),
                Arbitraries.of(VanAct.RequestAnswer.BROUGHT, VanAct.RequestAnswer.HANDED_OVER),
                items())
            .as(VanAct.RequestAnswered::new),
        actIds()
            .map(id -> new VanAct.RequestAnswered(id, VanAct.RequestAnswer.CANNOT_BE_HAD, null)),
        Combinators.combine(items(), words(VanAct.MOST_PLACE), Arbitraries.of(VanAct.Found.class))
            .as(VanAct.StockCounted::new),
        items().map(VanAct.StockShelved::new),
        items().map(VanAct.StockUnshelved::new));
  }

  private static Arbitrary<VanAct.Wish> wishes() {
    return Arbitraries.oneOf(
        words(VanAct.MOST_TITLE).map(VanAct.Wish.Title::new),
        items().map(VanAct.Wish.MoreLike::new));
  }

  private static Arbitrary<StopId> stops() {
    return identifiers().map(StopId::new);
  }

  /** Words that people wrote. */
  private static Arbitrary<String> words(int max) {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withCharRange('一', '龥')
        .ofMinLength(1)
        .ofMaxLength(max);
  }

  private static Arbitrary<LocalDateTime> minutes() {
    return Combinators.combine(dates(), Arbitraries.integers().between(0, 1439))
        .as((day, minute) -> day.atStartOfDay().plusMinutes(minute));
  }

  private static Arbitrary<Integer> doors() {
    return Arbitraries.integers().between(1, Act.StockLoaded.MOST_DOORS);
  }

  @Provide
  Arbitrary<RecordedAct> recorded() {
    return Combinators.combine(Arbitraries.longs().greaterOrEqual(1), actIds(), stamps(), acts())
        .as(RecordedAct::new);
  }

  private static Arbitrary<byte[]> bytes(int min, int max) {
    return Arbitraries.bytes().array(byte[].class).ofMinSize(min).ofMaxSize(max);
  }

  @Provide
  Arbitrary<Batch> batches() {
    return Combinators.combine(
            stations(),
            Arbitraries.longs().map(Epoch::new),
            Arbitraries.longs().greaterOrEqual(1),
            bytes(32, 32),
            bytes(1, 300).list().ofMaxSize(20),
            bytes(32, 32),
            Arbitraries.longs().greaterOrEqual(1).list().ofMaxSize(20),
            anchors().list().ofMaxSize(Limits.ANCHORS))
        .as(Batch::new);
  }

  private static Arbitrary<ClockAnchor> anchors() {
    return stamps().map(stamp -> new ClockAnchor(stamp.boot(), stamp.sinceBoot(), stamp.wall()));
  }

  private static Arbitrary<List<RefusalReason>> reasons() {
    return Arbitraries.of(RefusalReason.class).list().uniqueElements().ofMaxSize(5);
  }

  private static Arbitrary<Outcome> outcomesOfOne() {
    return Arbitraries.oneOf(
        dates().injectNull(0.2).map(Outcome.Applied::new),
        Combinators.combine(dates().injectNull(0.2), patrons().injectNull(0.5))
            .as(Outcome.AlreadyDone::new),
        Combinators.combine(
                reasons().filter(reasons -> !reasons.isEmpty()), sentences(Limits.DETAIL))
            .as(Outcome.Refused::new),
        sentences(Limits.DETAIL).map(Outcome.Unknown::new));
  }

  @Provide
  Arbitrary<Outcomes> outcomes() {
    Arbitrary<Outcomes.Settled> settled =
        Combinators.combine(Arbitraries.longs().greaterOrEqual(1), actIds(), outcomesOfOne())
            .as(Outcomes.Settled::new);
    return Combinators.combine(
            stations(),
            Arbitraries.longs().map(Epoch::new),
            Arbitraries.longs().greaterOrEqual(0),
            settled.list().ofMaxSize(10),
            sentences(Limits.DETAIL).injectNull(0.5),
            Arbitraries.of(Held.class).injectNull(0.5))
        .as(Outcomes::new);
  }

  @Provide
  Arbitrary<Question> questions() {
    return Arbitraries.oneOf(
        patrons().map(Question.OfPatron::new),
        Combinators.combine(patrons(), items()).as(Question.OfLoan::new),
        Combinators.combine(patrons(), items()).as(Question.OfRenewal::new),
        items().map(Question.OfItem::new),
        patrons().map(Question.OfFees::new),
        patrons().map(Question.OfHolds::new),
        bytes(32, 32)
            .map(hash -> new Question.OfPerson(new PersonHash(HexFormat.of().formatHex(hash)))),
        Combinators.combine(patrons(), bytes(SealedPin.BYTES, SealedPin.BYTES).map(SealedPin::new))
            .as(Question.OfPin::new));
  }

  @Provide
  Arbitrary<Answer> answers() {
    Arbitrary<String> titles = sentences(Limits.TITLE);
    Arbitrary<Answer.Loan> loans =
        Combinators.combine(items(), titles, dates().injectNull(0.2)).as(Answer.Loan::new);
    return Arbitraries.oneOf(
        Combinators.combine(
                titles,
                reasons(),
                Arbitraries.integers().greaterOrEqual(-1),
                loans.list().ofMaxSize(5))
            .as(Answer.OfPatron::new),
        Combinators.combine(titles, dates()).as(Answer.Granted::new),
        Arbitraries.of(true, false).map(Answer.OfPin::new),
        Combinators.combine(titles, reasons()).as(Answer.Denied::new),
        titles.map(Answer.OfItem::new),
        money().map(Answer.Owed::new),
        Combinators.combine(
                items(), titles, Arbitraries.of(true, false), titles, dates().injectNull(0.3))
            .as(Answer.Hold::new)
            .list()
            .ofMaxSize(5)
            .map(Answer.Holds::new),
        Arbitraries.just(new Answer.NoCard()),
        Combinators.combine(titles, Arbitraries.of(Answer.CardStanding.class))
            .as(Answer.HasCard::new),
        Arbitraries.just(new Answer.Unreachable()));
  }

  @Provide
  Arbitrary<StationState> states() {
    Arbitrary<Long> counts = Arbitraries.longs().greaterOrEqual(0);
    return Combinators.combine(
            stations(),
            Arbitraries.of(true, false),
            counts,
            counts,
            sentences(64),
            counts,
            instants(),
            Arbitraries.maps(Arbitraries.of(ReferenceSet.class), instants()))
        .as(StationState::new)
        .flatMap(
            state -> Arbitraries.maps(sentences(32), sentences(64)).ofMaxSize(5).map(state::of));
  }

  @Provide
  Arbitrary<Manifest> manifests() {
    Arbitrary<Long> counts = Arbitraries.longs().greaterOrEqual(0);
    Arbitrary<List<ContentHash>> pages = contents().list().ofMaxSize(3);
    Arbitrary<Manifest.Delta> deltas =
        Combinators.combine(contents(), counts, pages).as(Manifest.Delta::new);
    Arbitrary<Manifest.SetState> sets =
        Combinators.combine(
                Arbitraries.of(ReferenceSet.class),
                instants(),
                contents(),
                counts,
                counts,
                pages,
                deltas.list().ofMaxSize(3))
            .as(Manifest.SetState::new);
    return Combinators.combine(
            Arbitraries.of("demo", "nantou"),
            counts,
            instants(),
            sets.list().ofMaxSize(5).uniqueElements(Manifest.SetState::set))
        .as(Manifest::new);
  }

  @Provide
  Arbitrary<ContentHash> contents() {
    return Arbitraries.bytes().map(seed -> ContentHash.of(new byte[] {seed}));
  }

  @Provide
  Arbitrary<Entry> entries() {
    Arbitrary<byte[]> keys =
        Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(Entry.MAX_KEY);
    return Combinators.combine(
            keys, Arbitraries.bytes().array(byte[].class).ofMaxSize(60).injectNull(0.2))
        .as(Entry::new);
  }

  @Provide
  Arbitrary<Reference.Item> referenceItems() {
    return Combinators.combine(
            sentences(Limits.TITLE),
            Arbitraries.of(Reference.ItemFlag.class).set().ofMaxSize(3),
            Arbitraries.integers().between(1, 1000))
        .as(Reference.Item::new);
  }

  @Provide
  Arbitrary<Reference.Patron> referencePatrons() {
    Arbitrary<Integer> counts = Arbitraries.integers().between(-1, 100_000);
    return Combinators.combine(
            Arbitraries.of(Reference.PatronFlag.class).set().ofMaxSize(3),
            sentences(Reference.Patron.MAX_CATEGORY),
            counts,
            counts,
            dates().injectNull(0.3),
            pins().injectNull(0.5))
        .as(Reference.Patron::new);
  }

  private static Arbitrary<PinVerifier> pins() {
    return Combinators.combine(
            Arbitraries.bytes().array(byte[].class).ofSize(PinVerifier.SALT),
            Arbitraries.integers().between(1, PinVerifier.MOST_ITERATIONS),
            Arbitraries.bytes().array(byte[].class).ofSize(32),
            dates())
        .as(PinVerifier::new);
  }
}
