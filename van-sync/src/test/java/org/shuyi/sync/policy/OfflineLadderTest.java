package org.shuyi.sync.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.IdentityDocument;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.PinVerifier;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.policy.OfflineLadder.Proof;
import org.shuyi.sync.policy.OfflineLadder.Ruling;
import org.shuyi.sync.policy.OfflineRules.Rung;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.reference.ReferenceSet;

class OfflineLadderTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final PatronId GOOD = new PatronId("good");
  private static final PatronId NEW = new PatronId("new");
  private static final PatronId BAD = new PatronId("bad");
  private static final PatronId CHILD = new PatronId("child");
  private static final PatronId STRANGER = new PatronId("stranger");
  private static final PatronId BLOCKED_STRANGER = new PatronId("blocked stranger");
  private static final ItemId BOOK = new ItemId("book");
  private static final ItemId ATLAS = new ItemId("atlas");
  private static final OfflineRules RULES =
      new OfflineRules(Rung.KNOWN_PATRON, Duration.ofDays(7), 2);

  private record Known(Instant madeAt, int limit) implements Reference {
    @Override
    public Instant asOf(ReferenceSet set) {
      return madeAt;
    }

    @Override
    public void items(BiConsumer<? super ItemId, ? super Item> each) {
      throw new UnsupportedOperationException("nobody lists items to decide on a loan");
    }

    @Override
    public Optional<Item> item(ItemId item) {
      return Optional.ofNullable(
          Map.of(
                  BOOK,
                  Item.forLoan("Emma"),
                  new ItemId("other"),
                  Item.forLoan("Persuasion"),
                  ATLAS,
                  new Item("Atlas", Set.of(ItemFlag.REFERENCE_ONLY), 1))
              .get(item));
    }

    @Override
    public Optional<Patron> patron(PatronId patron) {
      return Optional.ofNullable(
          Map.of(
                  GOOD,
                  Patron.inGoodStanding(TODAY),
                  CHILD,
                  new Patron(Set.of(PatronFlag.CHILD), "child", 4, 3, null, null),
                  BAD,
                  new Patron(Set.of(PatronFlag.BLOCKED), "", -1, -1, TODAY.minusDays(1), null))
              .get(patron));
    }

    @Override
    public boolean reservedForAnother(ItemId item, PatronId patron) {
      return item.equals(ATLAS) && !patron.equals(GOOD);
    }

    @Override
    public List<ItemId> waitingFor(PatronId patron) {
      return List.of();
    }

    @Override
    public boolean mayBeBlocked(PatronId patron) {
      return patron.equals(BAD) || patron.equals(BLOCKED_STRANGER);
    }

    @Override
    public LoanRules rules(String category) {
      return category.equals("child") ? new LoanRules(7, 5, 0) : new LoanRules(30, limit, 1);
    }
  }

  private static OfflineLadder ladder(OfflineRules rules, Instant madeAt, Act... pending) {
    return ladder(rules, new Known(madeAt, 1), pending);
  }

  private static OfflineLadder ladder(OfflineRules rules, Reference reference, Act... pending) {
    List<RecordedAct> acts = new ArrayList<>();
    for (Act act : pending) {
      acts.add(
          new RecordedAct(
              acts.size() + 1,
              new ActId(new UUID(0, acts.size())),
              new Stamp(new UUID(1, 1), Duration.ZERO, NOW, Stamp.ClockTrust.TRUSTED),
              act));
    }
    return new OfflineLadder(rules, reference, acts, NOW, TODAY, Proof.CARD);
  }

  private static List<RefusalReason> reasons(Ruling ruling) {
    assertThat(ruling).isInstanceOf(Ruling.Denied.class);
    return ((Ruling.Denied) ruling).reasons();
  }

  private static Act loan(ItemId item, PatronId patron) {
    return new Act.Loan(item, patron, TODAY.plusDays(30), Act.DecidedBy.STATION);
  }

  @Test
  void aKnownPatronBorrowsOnTheLastDayOfTheCard() {
    assertThat(ladder(RULES, NOW).loan(GOOD, BOOK))
        .isEqualTo(new Ruling.Granted("Emma", LocalDate.of(2026, 12, 21)));
  }

  @Test
  void everyReasonIsGiven() {
    assertThat(reasons(ladder(RULES, NOW).loan(BAD, ATLAS)))
        .containsExactlyInAnyOrder(
            RefusalReason.PATRON_BLOCKED,
            RefusalReason.PATRON_EXPIRED,
            RefusalReason.ITEM_NOT_FOR_LOAN,
            RefusalReason.ITEM_RESERVED_FOR_ANOTHER);
    assertThat(reasons(ladder(RULES, NOW).loan(new PatronId("x"), new ItemId("y"))))
        .containsExactlyInAnyOrder(RefusalReason.PATRON_UNKNOWN, RefusalReason.ITEM_UNKNOWN);
  }

  @Test
  void onTheLowestRungNothingGoesOut() {
    OfflineRules returnOnly = new OfflineRules(Rung.RETURN_ONLY, Duration.ofDays(7), 2);
    assertThat(reasons(ladder(returnOnly, NOW).loan(GOOD, BOOK)))
        .containsExactly(RefusalReason.NEEDS_CENTRE);
  }

  @Test
  void dataOlderThanTheRulesAllowIsNotReliedOn() {
    assertThat(ladder(RULES, NOW.minus(Duration.ofDays(7))).blocks(GOOD)).isEmpty();
    assertThat(ladder(RULES, NOW.minus(Duration.ofDays(7)).minusMillis(1)).blocks(GOOD))
        .containsExactly(RefusalReason.NEEDS_CENTRE);
    assertThat(ladder(RULES, Instant.EPOCH).blocks(GOOD))
        .containsExactly(RefusalReason.NEEDS_CENTRE);
  }

  @Test
  void withAClockThatStandsYearsBackNobodyKnowsHowOldTheDataIs() {
    assertThat(ladder(RULES, NOW.plus(Duration.ofDays(8))).blocks(GOOD))
        .containsExactly(RefusalReason.NEEDS_CENTRE);
    assertThat(ladder(RULES, NOW.plusSeconds(30)).blocks(GOOD)).isEmpty();
  }

  @Test
  void whatWasLentHereIsOutUntilItComesBackHere() {
    assertThat(reasons(ladder(RULES, NOW, loan(BOOK, GOOD)).loan(GOOD, BOOK)))
        .containsExactly(RefusalReason.ITEM_ALREADY_ON_LOAN_TO_PATRON);
    assertThat(reasons(ladder(RULES, NOW, loan(BOOK, BAD)).loan(GOOD, BOOK)))
        .containsExactly(RefusalReason.ITEM_ON_LOAN_TO_ANOTHER);
    assertThat(ladder(RULES, NOW, loan(BOOK, GOOD), new Act.Return(BOOK)).loan(GOOD, BOOK))
        .isInstanceOf(Ruling.Granted.class);
  }

  @Test
  void theOfflineLimitCountsWhatThisPatronHasFromHere() {
    ItemId other = new ItemId("other");
    assertThat(reasons(ladder(RULES, NOW, loan(other, GOOD)).loan(GOOD, BOOK)))
        .containsExactly(RefusalReason.LOAN_LIMIT_REACHED);
    assertThat(ladder(RULES, NOW, loan(other, BAD)).loan(GOOD, BOOK))
        .isInstanceOf(Ruling.Granted.class);
  }

  private static Act.CardIssued issued(PatronId card, LocalDate validThrough) {
    return new Act.CardIssued(
        card,
        new PersonHash("ab".repeat(32)),
        IdentityDocument.Kind.RESIDENT_ID,
        PatronCategory.ADULT,
        validThrough,
        Act.DecidedBy.STATION,
        null);
  }

  @Test
  void aCardIssuedHereBorrowsBeforeAnybodyElseKnowsIt() {
    OfflineLadder ladder = ladder(RULES, new Known(NOW, 5), issued(NEW, TODAY));
    assertThat(ladder.blocks(NEW)).isEmpty();
    assertThat(ladder.loan(NEW, BOOK)).isInstanceOf(Ruling.Granted.class);
    assertThat(ladder.blocks(new PatronId("another")))
        .containsExactly(RefusalReason.PATRON_UNKNOWN);
    assertThat(ladder(RULES, NOW, issued(NEW, TODAY.minusDays(1))).blocks(NEW))
        .containsExactly(RefusalReason.PATRON_EXPIRED);
    OfflineRules none = new OfflineRules(Rung.KNOWN_PATRON, Duration.ofDays(7), 0);
    assertThat(ladder(none, NOW, issued(NEW, TODAY)).blocks(NEW))
        .containsExactly(RefusalReason.PATRON_UNKNOWN);
  }

  @Test
  void aProvisionalCardBorrowsLess() {
    ItemId other = new ItemId("other");
    OfflineRules one = new OfflineRules(Rung.KNOWN_PATRON, Duration.ofDays(7), 1);
    Reference five = new Known(NOW, 5);
    Act card = issued(NEW, TODAY);
    assertThat(reasons(ladder(one, five, card, loan(other, NEW)).loan(NEW, BOOK)))
        .containsExactly(RefusalReason.LOAN_LIMIT_REACHED);
    assertThat(ladder(one, five, loan(other, GOOD)).loan(GOOD, BOOK))
        .isInstanceOf(Ruling.Granted.class);
    assertThat(reasons(ladder(RULES, NOW, card, loan(other, NEW)).loan(NEW, BOOK)))
        .as("never more than a registered one")
        .containsExactly(RefusalReason.LOAN_LIMIT_REACHED);
  }

  @Test
  void aCardReportedLostHereBorrowsNothing() {
    Act lost = new Act.CardReportedLost(GOOD);
    assertThat(ladder(RULES, NOW, lost).blocks(GOOD)).containsExactly(RefusalReason.PATRON_BLOCKED);
    assertThat(ladder(RULES, NOW, issued(NEW, TODAY), new Act.CardReportedLost(NEW)).blocks(NEW))
        .containsExactly(RefusalReason.PATRON_BLOCKED);
  }

  private static OfflineLadder ladder(Rung rung, Proof proof) {
    OfflineRules rules = new OfflineRules(rung, Duration.ofDays(7), 2);
    return new OfflineLadder(rules, new Known(NOW, 5), List.of(), NOW, TODAY, proof);
  }

  @Test
  void onTheRungOfThePinACardAloneIsNotEnough() {
    assertThat(ladder(Rung.KNOWN_PATRON_WITH_PIN, Proof.CARD).blocks(GOOD))
        .containsExactly(RefusalReason.PIN_NEEDED);
    assertThat(ladder(Rung.KNOWN_PATRON_WITH_PIN, Proof.PIN).blocks(GOOD)).isEmpty();
    assertThat(ladder(Rung.KNOWN_PATRON_WITH_PIN, Proof.STAFF).blocks(GOOD)).isEmpty();
    assertThat(ladder(Rung.KNOWN_PATRON_WITH_PIN, Proof.PIN).blocks(BAD))
        .containsExactly(RefusalReason.PATRON_BLOCKED, RefusalReason.PATRON_EXPIRED);
  }

  @Test
  void onTheRungOfThePinAProvisionalCardNeedsThePinThatItsOwnerChose() {
    OfflineRules rules = new OfflineRules(Rung.KNOWN_PATRON_WITH_PIN, Duration.ofDays(7), 2);
    Act card = issued(NEW, TODAY);
    Act pin =
        new Act.PinChanged(NEW, new PinVerifier(new byte[16], 1, new byte[32], TODAY.plusDays(1)));
    assertThat(ladder(rules, NOW, card).blocks(NEW)).as("there is none to give").isEmpty();
    assertThat(ladder(rules, NOW, card, pin).blocks(NEW)).containsExactly(RefusalReason.PIN_NEEDED);
  }

  @Test
  void aStrangerWhoMayBeBlockedIsForTheCentreAlone() {
    for (Proof proof : Proof.values()) {
      assertThat(ladder(Rung.KNOWN_PATRON, proof).blocks(BLOCKED_STRANGER))
          .contains(RefusalReason.NEEDS_CENTRE);
    }
    assertThat(ladder(Rung.KNOWN_PATRON, Proof.CARD).blocks(STRANGER))
        .containsExactly(RefusalReason.PATRON_UNKNOWN);
    assertThat(ladder(Rung.KNOWN_PATRON, Proof.STAFF).loan(STRANGER, BOOK))
        .as("staff vouch for whom the block list certainly does not hold")
        .isInstanceOf(Ruling.Granted.class);
    assertThat(ladder(Rung.RETURN_ONLY, Proof.STAFF).blocks(STRANGER))
        .containsExactly(RefusalReason.NEEDS_CENTRE);
  }

  @Test
  void aCategoryHasItsOwnRulesAndAPatronAnOwnLimit() {
    OfflineLadder ladder = ladder(RULES, NOW);
    assertThat(ladder.loan(CHILD, BOOK)).isEqualTo(new Ruling.Granted("Emma", TODAY.plusDays(7)));
    ItemId other = new ItemId("other");
    assertThat(reasons(ladder(RULES, NOW, loan(other, CHILD)).loan(CHILD, BOOK)))
        .as("three out of four when the data was made, and one from here")
        .containsExactly(RefusalReason.LOAN_LIMIT_REACHED);
  }

  @Test
  void aReservedBookIsForWhomItWaits() {
    assertThat(reasons(ladder(RULES, NOW).loan(GOOD, ATLAS)))
        .containsExactly(RefusalReason.ITEM_NOT_FOR_LOAN);
    assertThat(reasons(ladder(RULES, NOW).loan(CHILD, ATLAS)))
        .containsExactly(RefusalReason.ITEM_NOT_FOR_LOAN, RefusalReason.ITEM_RESERVED_FOR_ANOTHER);
  }
}
