package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.SecurityWrite;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.kiosk.flow.Journey.Borrowing;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.MyLoans;
import org.shuyi.kiosk.flow.Journey.Recognising;
import org.shuyi.kiosk.flow.Journey.Welcome;
import org.shuyi.kiosk.flow.Play.Moment;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.Debt;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.FeeOrder;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.RefusalReason;

/** What holds in every lawful world, however late, broken or rude it is. */
class FlowPropertyTest {
  private static final int TRIES = 500;

  private BiFunction<Kiosk, Event, Step> flow = Flow::step;

  /** The laws of another flow. */
  static FlowPropertyTest of(BiFunction<Kiosk, Event, Step> flow) {
    FlowPropertyTest laws = new FlowPropertyTest();
    laws.flow = flow;
    return laws;
  }

  @Provide
  Arbitrary<List<Move>> plays() {
    return Moves.plays();
  }

  /** A property over plays in which nothing happens would say nothing. One seed: no bad luck. */
  @Property(tries = TRIES, seed = "1")
  void randomPlaysGoWhereThereIsSomethingToSee(@ForAll("plays") List<Move> moves) {
    Play play = Play.of(flow, moves);
    share("loans", play, act -> act instanceof Act.Loan, 25);
    share("returns", play, act -> act instanceof Act.Return, 15);
    share("renewals", play, act -> act instanceof Act.Renewal, 1);
    share("debts", play, act -> act instanceof Act.DebtOpened, 20);
    share("debts settled", play, act -> act instanceof Act.DebtSettled, 5);
    seen("not recorded", play, Event.NotRecorded.class, 5);
    seen("slips", play, Event.SlipDone.class, 3);
    seen("time-outs", play, Event.TimedOut.class, 20);
    Statistics.label("repairs")
        .collect(play.history.stream().anyMatch(FlowPropertyTest::isRepair))
        .coverage(coverage -> coverage.check(true).percentage(p -> p > 0.2));
  }

  private static void share(String label, Play play, Predicate<Act> kind, double percent) {
    Statistics.label(label)
        .collect(play.world.acts().stream().anyMatch(kind))
        .coverage(coverage -> coverage.check(true).percentage(p -> p > percent));
  }

  private static void seen(String label, Play play, Class<? extends Event> kind, double percent) {
    Statistics.label(label)
        .collect(play.history.stream().map(Moment::event).anyMatch(kind::isInstance))
        .coverage(coverage -> coverage.check(true).percentage(p -> p > percent));
  }

  private static boolean isRepair(Moment moment) {
    return moment.event() instanceof Event.Denied no
        && no.reasons().contains(RefusalReason.ITEM_ALREADY_ON_LOAN_TO_PATRON)
        && !moment.effects(Effect.Secure.class).isEmpty();
  }

  @Property(tries = TRIES)
  void aTagIsWrittenOnlyAfterItsActIsOnDisk(@ForAll("plays") List<Move> moves) {
    Set<String> onDisk = new HashSet<>();
    for (Moment moment : Play.of(flow, moves).history) {
      if (moment.event() instanceof Event.Recorded(RecordedAct recorded)) {
        onDisk.add(moment.session() + tagged(recorded.act()));
      }
      for (Effect.Secure secure : moment.effects(Effect.Secure.class)) {
        assertThat(isRepair(moment) || onDisk.contains(moment.session() + tagged(secure)))
            .as("%s after %s", secure, moment.event())
            .isTrue();
      }
    }
  }

  private static String tagged(Act act) {
    return switch (act) {
      case Act.Loan loan -> " ON_LOAN " + loan.item();
      case Act.Return back -> " IN_STOCK " + back.item();
      default -> "";
    };
  }

  private static String tagged(Effect.Secure secure) {
    return " " + secure.security() + " " + secure.item();
  }

  @Property(tries = TRIES)
  void inOneSessionAnItemIsLentTakenBackOrRenewedAtMostOnce(@ForAll("plays") List<Move> moves) {
    Map<String, Integer> standing = new HashMap<>();
    for (Moment moment : Play.of(flow, moves).history) {
      if (moment.event() instanceof Event.NotRecorded(Act act)) {
        standing.merge(moment.session() + " " + act, -1, Integer::sum);
      }
      for (Effect.Append append : moment.effects(Effect.Append.class)) {
        if (isCirculation(append.act())) {
          assertThat(standing.merge(moment.session() + " " + append.act(), 1, Integer::sum))
              .as("%s in one session", append)
              .isEqualTo(1);
        }
      }
    }
  }

  private static boolean isCirculation(Act act) {
    return act instanceof Act.Loan || act instanceof Act.Return || act instanceof Act.Renewal;
  }

  @Property(tries = TRIES)
  void nothingIsLentOrRenewedThatWasNotGrantedToThisPatronInThisSession(
      @ForAll("plays") List<Move> moves) {
    Map<Effect, Integer> askedIn = new HashMap<>();
    for (Moment moment : Play.of(flow, moves).history) {
      for (Effect.Append append : moment.effects(Effect.Append.class)) {
        if (append.act() instanceof Act.Loan loan) {
          assertThat(moment.question())
              .isInstanceOfSatisfying(
                  Effect.DecideLoan.class,
                  asked -> {
                    assertThat(asked.item()).isEqualTo(loan.item());
                    assertThat(asked.patron()).isEqualTo(loan.patron());
                  });
          assertThat(askedIn).containsEntry(moment.question(), moment.session());
        } else if (append.act() instanceof Act.Renewal renewal) {
          assertThat(moment.question())
              .isEqualTo(new Effect.DecideRenewal(renewal.patron(), renewal.item()));
          assertThat(askedIn).containsEntry(moment.question(), moment.session());
        }
      }
      moment.step().effects().forEach(effect -> askedIn.put(effect, moment.session()));
    }
  }

  @Property(tries = TRIES)
  void whenASessionEndsNothingOfThePatronIsLeftAndNothingOnThePad(
      @ForAll("plays") List<Move> moves) {
    boolean field = false;
    for (Moment moment : Play.of(flow, moves).history) {
      for (Effect.WatchPad watch : moment.effects(Effect.WatchPad.class)) {
        field = watch.on();
      }
      if (moment.endsSession()) {
        assertThat(moment.effects(Effect.WatchPad.class)).contains(new Effect.WatchPad(false));
      }
      if (moment.after().journey() instanceof Welcome && !moment.after().equals(moment.before())) {
        assertThat(personal(moment.after())).isEmpty();
        assertThat(moment.after().toString()).doesNotContain("****", "**", "Title of");
        assertThat(moment.after().pad()).isEqualTo(Pad.EMPTY);
        assertThat(field)
            .as("field after %s", moment.event())
            .isEqualTo(moment.after().service().booksFirst());
      }
      if (moment.endsSession()) {
        assertThat(moment.after().manner()).isEqualTo(Manner.USUAL);
        assertThat(FlowDriver.lines(moment.after())).isEmpty();
      }
    }
  }

  @Property(tries = TRIES)
  void nothingOfAPersonIsLeftAtTheCounterWhenASessionEnds(@ForAll("plays") List<Move> moves) {
    boolean cleared = true;
    for (Moment moment : Play.of(flow, moves).history) {
      for (Effect.AtCounter there : moment.effects(Effect.AtCounter.class)) {
        cleared = there instanceof Effect.ClearDesk || (cleared && isOfACard(there));
      }
      assertThat(cleared || !(moment.after().journey() instanceof Welcome))
          .as("the desk after %s", moment)
          .isTrue();
    }
  }

  private static boolean isOfACard(Effect.AtCounter there) {
    return there instanceof Effect.MoveCard
        || there instanceof Effect.EncodeCard
        || there instanceof Effect.ForgetCard
        || there instanceof Effect.CloseCaught;
  }

  @Property(tries = TRIES)
  void aCardInSomebodysHandStands(@ForAll("plays") List<Move> moves) {
    Play play = Play.of(flow, moves);
    for (PatronId card : play.world.counter.inHands) {
      assertThat(play.world.acts())
          .anyMatch(act -> act instanceof Act.CardIssued issued && issued.card().equals(card))
          .doesNotContain(new Act.CardReportedLost(card));
    }
  }

  @Property(tries = TRIES)
  void aCardIsGivenOnlyAfterItsActIsOnDisk(@ForAll("plays") List<Move> moves) {
    boolean stands = false;
    for (Moment moment : Play.of(flow, moves).history) {
      if (moment.event() instanceof Event.Recorded(RecordedAct act)
          && act.act() instanceof Act.CardIssued) {
        stands = true;
      }
      for (Effect.MoveCard move : moment.effects(Effect.MoveCard.class)) {
        assertThat(stands || move.move() != Event.CardMove.GIVE).isTrue();
        stands = stands && move.move() == Event.CardMove.DRAW;
      }
    }
  }

  /** A card that came back counts no more, unless its number was shown as a code instead. */
  @Property(tries = TRIES)
  void aCardThatCameBackIsClosed(@ForAll("plays") List<Move> moves) {
    Play play = Play.of(flow, moves);
    for (PatronId card : play.world.counter.captured) {
      Act closed = new Act.CardReportedLost(card);
      boolean stands =
          play.world.acts().stream()
              .anyMatch(act -> act instanceof Act.CardIssued issued && issued.card().equals(card));
      assertThat(
              !stands
                  || play.world.acts().contains(closed)
                  || play.history.stream()
                      .anyMatch(
                          moment ->
                              moment.event().equals(new Event.NotRecorded(closed))
                                  || isShownAsCode(moment.after(), card)))
          .as("card %s", card)
          .isTrue();
    }
  }

  private static boolean isShownAsCode(Kiosk kiosk, PatronId card) {
    return kiosk.journey() instanceof Registering.HaveCard have
        && have.card().number().equals(card)
        && !have.card().plastic();
  }

  /** A session is whose card was scanned last before it. */
  @Property(tries = TRIES)
  void nobodyIsTakenForSomebodyElse(@ForAll("plays") List<Move> moves) {
    PatronId scanned = null;
    for (Moment moment : Play.of(flow, moves).history) {
      if (moment.after().journey() instanceof Recognising
          && !(moment.before().journey() instanceof Recognising)
          && moment.event() instanceof Event.CardScanned(PatronId patron)) {
        scanned = patron;
      }
      switch (moment.after().journey()) {
        case Borrowing now -> assertThat(now.borrower().patron()).isEqualTo(scanned);
        case MyLoans now -> assertThat(now.borrower().patron()).isEqualTo(scanned);
        default -> {}
      }
    }
  }

  /** All card numbers anywhere in a state. */
  private static Set<PatronId> personal(Object value) {
    Set<PatronId> found = new HashSet<>();
    switch (value) {
      case PatronId patron -> found.add(patron);
      case Collection<?> all -> all.forEach(each -> found.addAll(personal(each)));
      case Record each -> components(each).forEach(part -> found.addAll(personal(part)));
      default -> {}
    }
    return found;
  }

  private static Stream<Object> components(Record value) {
    return Stream.of(value.getClass().getRecordComponents())
        .flatMap(component -> Stream.ofNullable(get(component, value)));
  }

  private static Object get(RecordComponent component, Record value) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component + " can't be read", e);
    }
  }

  /** The tag is right, or a debt says that it is not, or the disk was full when it was tried. */
  @Property(tries = TRIES)
  void inTheEndEveryTagIsAsItsActWantsOrADebtStandsForIt(@ForAll("plays") List<Move> moves) {
    Play play = Play.of(flow, moves);
    for (ItemId item : List.of(Samples.SANTI, Samples.HONGLOU, Samples.SANGUO, Samples.CIHAI)) {
      if (!play.physicallyTrue(item)
          && !play.inDoubt.contains(play.last(item))
          && !play.lentIncomplete(item)) {
        Debt kind = play.last(item) instanceof Act.Loan ? Debt.TAG_STILL_ARMED : Debt.TAG_NOT_ARMED;
        Act owed = new Act.DebtOpened(item, kind);
        assertThat(
                play.world.debts(item).stream().anyMatch(open -> open.debt().equals(owed))
                    || play.history.stream()
                        .anyMatch(moment -> moment.event().equals(new Event.NotRecorded(owed))))
            .as("%s wants %s", item, owed)
            .isTrue();
      }
    }
  }

  @Property(tries = TRIES)
  void aDoorIsOpenedOnlyForALoanThatStands(@ForAll("plays") List<Move> moves) {
    Map<ItemId, Act> last = new HashMap<>();
    for (Moment moment : Play.of(flow, moves).history) {
      if (moment.event() instanceof Event.Recorded(RecordedAct recorded)) {
        switch (recorded.act()) {
          case Act.Loan loan -> last.put(loan.item(), loan);
          case Act.Return back -> last.put(back.item(), back);
          default -> {}
        }
      }
      for (Effect.OpenDoor open : moment.effects(Effect.OpenDoor.class)) {
        if (moment.after().journey() instanceof Staffing.AtDoor) {
          continue;
        }
        Lockers.Visiting visit = (Lockers.Visiting) moment.after().journey();
        assertThat(visit.compartment().door()).isEqualTo(open.door());
        assertThat(last.get(visit.compartment().item()))
            .isInstanceOfSatisfying(
                Act.Loan.class,
                loan -> assertThat(loan.patron()).isEqualTo(visit.borrower().patron()));
      }
    }
  }

  /** It is on the glass, and what was behind it is owed for once nobody stands before it. */
  @Property(tries = TRIES)
  void noOpenDoorIsUnnoticed(@ForAll("plays") List<Move> moves) {
    Play play = ended(moves);
    assertThat(play.kiosk().openDoors()).containsAll(play.world.locker.open);
    for (int door : play.world.locker.open) {
      ItemId loaded = play.world.locker.stock(play.world).get(door);
      assertThat(loaded == null || owes(play, loaded, Debt.DOOR_LEFT_OPEN))
          .as("door %s, loaded %s", door, loaded)
          .isTrue();
    }
  }

  /** Lent is what is gone, and gone is what is lent; anything else is owed for. */
  @Property(tries = TRIES)
  void loansOutOfTheLockerAreTheBooksThatAreGone(@ForAll("plays") List<Move> moves) {
    Play play = ended(moves);
    for (var behind : play.world.locker.loaded.entrySet()) {
      ItemId item = behind.getValue();
      boolean lent = LockerWorld.last(play.world, item) instanceof Act.Loan;
      boolean gone = play.world.locker.inHands.contains(item);
      boolean owed = owes(play, item, Debt.BOOK_NOT_TAKEN) || owes(play, item, Debt.DOOR_LEFT_OPEN);
      boolean staff = play.world.staffed.contains(item);
      assertThat(
              lent == gone || owed || staff || play.world.locker.forced.contains(behind.getKey()))
          .as("%s: lent %s, gone %s", item, lent, gone)
          .isTrue();
    }
  }

  /** Nobody else comes to the board of doors, and nothing is loaded but from there. */
  @Property(tries = TRIES)
  void onlyStaffWhosePinWasRightLoadTheLocker(@ForAll("plays") List<Move> moves) {
    boolean proven = false;
    for (Moment moment : Play.of(flow, moves).history) {
      proven =
          moment.event() instanceof Event.PinVerified(var card, var verdict)
                  && card.equals(Samples.LIBRARIAN)
                  && verdict == Event.PinVerified.Verdict.RIGHT
              || proven && !(moment.before().journey() instanceof Welcome);
      assertThat(proven || !(moment.after().journey() instanceof Staffing)).isTrue();
      for (Effect.Append append : moment.effects(Effect.Append.class)) {
        assertThat(proven || !(append.act() instanceof Act.StockLoaded)).isTrue();
      }
    }
  }

  private static boolean owes(Play play, ItemId item, Debt kind) {
    Act owed = new Act.DebtOpened(item, kind);
    return play.world.debts(item).stream().anyMatch(open -> open.debt().equals(owed))
        || play.history.stream().anyMatch(moment -> isLost(moment.event(), item));
  }

  /** What a full disk did not take can't be owed either. */
  private static boolean isLost(Event event, ItemId item) {
    return event instanceof Event.NotRecorded(Act act)
        && act instanceof Act.OnItem onItem
        && onItem.item().equals(item)
        && !(act instanceof Act.Loan);
  }

  /** Played to the end: everybody has left, and the board can see its doors. */
  private Play ended(List<Move> moves) {
    Play play = Play.of(flow, moves);
    for (int idle = 0; idle < 12; idle++) {
      play.move(new Move.TakesCard());
      play.move(new Move.Idles());
      play.drain();
    }
    play.move(new Move.FindsDoors());
    play.drain();
    return play;
  }

  @Property(tries = TRIES)
  void noTagIsSafeWithoutALoan(@ForAll("plays") List<Move> moves) {
    Play play = Play.of(flow, moves);
    for (TagSeen thing : Moves.THINGS) {
      Security now = play.world.security(thing.uid(), Security.IN_STOCK);
      boolean lent =
          play.world.acts().stream()
              .anyMatch(
                  act ->
                      act instanceof Act.Loan loan
                          && Pile.of(new Pad(List.of(thing), false)).holds(loan.item()));
      assertThat(now != Security.ON_LOAN || lent).as("%s of %s", now, thing).isTrue();
    }
  }

  /** Once, however often it is told, and never what nobody paid. */
  @Property(tries = TRIES)
  void inTheEndWhatWasPaidIsAnActOnce(@ForAll("plays") List<Move> moves) {
    Play play = Play.of(flow, moves);
    play.move(new Move.Touches(new Touch.Leave()));
    play.drain();
    List<FeeOrder> acts =
        play.world.acts().stream()
            .filter(Act.FeePaid.class::isInstance)
            .map(act -> ((Act.FeePaid) act).order())
            .toList();
    assertThat(acts).containsExactlyInAnyOrderElementsOf(play.world.till.paid());
  }

  /** An order whose code was shown is closed before anybody else comes, or its end is known. */
  @Property(tries = TRIES)
  void noSessionLeavesAnOrderThatIsNotClosed(@ForAll("plays") List<Move> moves) {
    Set<FeeOrder> shown = new HashSet<>();
    for (Moment moment : Play.of(flow, moves).history) {
      switch (moment.event()) {
        case Event.OrderPlaced(var order) -> shown.add(order.number());
        case Event.OrderTold(var order, var state) -> shown.remove(order.number());
        default -> {}
      }
      if (moment.powerCut()) {
        shown.clear();
      }
      if (moment.endsSession()) {
        assertThat(shown).isEmpty();
      }
    }
  }

  /** Whoever comes next finds what everybody finds. */
  @Property(tries = TRIES)
  void inTheEndEverySessionEndsAtTheWelcome(@ForAll("plays") List<Move> moves) {
    Play play = Play.of(flow, moves);
    for (int idle = 0; idle < 40; idle++) {
      play.move(new Move.TakesCard());
      play.move(new Move.Idles());
      play.drain();
    }
    assertThat(play.kiosk().journey()).isInstanceOf(Welcome.class);
    assertThat(play.kiosk().manner()).isEqualTo(Manner.USUAL);
    assertThat(play.world.counter.clear()).isTrue();
  }

  /** A debt counts from when it was asked for: a tag may be verified before that is on disk. */
  @Property(tries = TRIES)
  void aDebtIsSettledOnlyAfterATagWasVerifiedAgain(@ForAll("plays") List<Move> moves) {
    Map<ActId, Act.DebtOpened> open = new HashMap<>();
    Set<ActId> verified = new HashSet<>();
    List<Act.DebtOpened> asked = new ArrayList<>();
    List<Act.DebtOpened> askedAndVerified = new ArrayList<>();
    Play play = Play.of(flow, moves);
    for (Moment moment : play.history) {
      if (moment.powerCut()) {
        unheard(play, asked, open).forEach(open::put);
        verified.addAll(unheard(play, askedAndVerified, open).keySet());
        asked.clear();
        askedAndVerified.clear();
      }
      switch (moment.event()) {
        case Event.Recorded(RecordedAct act) when act.act() instanceof Act.DebtOpened debt -> {
          open.put(act.id(), debt);
          if (askedAndVerified.remove(debt)) {
            verified.add(act.id());
          } else {
            asked.remove(debt);
          }
        }
        case Event.TagWritten(ItemId item, SecurityWrite.Verified well) -> {
          open.forEach(
              (id, debt) -> {
                if (debt.item().equals(item) && settles(well.security(), debt.debt())) {
                  verified.add(id);
                }
              });
          List<Act.DebtOpened> now =
              asked.stream()
                  .filter(debt -> debt.item().equals(item) && settles(well.security(), debt.debt()))
                  .toList();
          askedAndVerified.addAll(now);
          asked.removeAll(now);
        }
        default -> {}
      }
      for (Effect.Append append : moment.effects(Effect.Append.class)) {
        if (append.act() instanceof Act.DebtOpened debt) {
          asked.add(debt);
        }
        if (append.act() instanceof Act.DebtSettled settled && isOfTag(open, settled.opened())) {
          assertThat(verified).contains(settled.opened());
        }
      }
    }
  }

  private static boolean isOfTag(Map<ActId, Act.DebtOpened> open, ActId debt) {
    Act.DebtOpened opened = open.get(debt);
    return opened == null
        || opened.debt() == Debt.TAG_STILL_ARMED
        || opened.debt() == Debt.TAG_NOT_ARMED;
  }

  /** Debts that were on disk when the power went, before anybody was told so. */
  private static Map<ActId, Act.DebtOpened> unheard(
      Play play, List<Act.DebtOpened> asked, Map<ActId, Act.DebtOpened> open) {
    Map<ActId, Act.DebtOpened> found = new HashMap<>();
    for (Act.DebtOpened debt : asked) {
      play.world.journal().stream()
          .filter(row -> row.act().equals(debt))
          .filter(row -> !open.containsKey(row.id()) && !found.containsKey(row.id()))
          .findFirst()
          .ifPresent(row -> found.put(row.id(), debt));
    }
    return found;
  }

  private static boolean settles(Security made, Debt debt) {
    return made == Security.IN_STOCK || debt == Debt.TAG_STILL_ARMED;
  }

  @Property(tries = TRIES)
  void noSessionEndsWhileAMachineHasToDoTheNextStep(@ForAll("plays") List<Move> moves) {
    for (Moment moment : Play.of(flow, moves).history) {
      if (Lines.busy(FlowDriver.lines(moment.before())) && !moment.powerCut()) {
        assertThat(moment.after().journey())
            .as("after %s", moment.event())
            .isInstanceOf(moment.before().journey().getClass());
        assertThat(moment.after().warned()).isFalse();
      }
    }
  }

  /** An idle session always has a time-out coming: nobody's data stays on the screen for ever. */
  @Property(tries = TRIES)
  void aSessionAlwaysHasATimeOutComing(@ForAll("plays") List<Move> moves) {
    boolean timed = false;
    for (Moment moment : Play.of(flow, moves).history) {
      timed = timed && !(moment.event() instanceof Event.TimedOut);
      for (Effect effect : moment.step().effects()) {
        timed =
            effect instanceof Effect.Expect || (timed && !(effect instanceof Effect.ExpectNothing));
      }
      assertThat(timed || moment.after().journey() instanceof Welcome)
          .as("after %s in %s", moment.event(), moment.after().journey())
          .isTrue();
    }
  }

  @Property(tries = TRIES)
  void whatIsToldAsStandingIsOnDiskAndSettledAsTold(@ForAll("plays") List<Move> moves) {
    Map<ActId, ItemId> onDisk = new HashMap<>();
    Set<ActId> refused = new HashSet<>();
    for (Moment moment : Play.of(flow, moves).history) {
      switch (moment.event()) {
        case Event.Recorded(RecordedAct act) when act.act() instanceof Act.OnItem onItem ->
            onDisk.put(act.id(), onItem.item());
        case Event.Settled(RecordedAct act, Outcome.Refused no) -> refused.add(act.id());
        case Event.Settled(RecordedAct act, Outcome yes) when !(yes instanceof Outcome.Unknown) ->
            refused.remove(act.id());
        default -> {}
      }
      for (Line line : FlowDriver.lines(moment.after())) {
        if (standing(line.progress()).anyMatch(id -> !line.item().equals(onDisk.get(id)))
            || (line.progress() instanceof Progress.Done done
                && refused.contains(done.stand().act()))) {
          fail("%s is told after %s, on disk is %s, refused is %s", line, moment, onDisk, refused);
        }
      }
    }
  }

  private static Stream<ActId> standing(Progress progress) {
    return switch (progress) {
      case Progress.Securing now -> Stream.of(now.stand().act());
      case Progress.Done now -> Stream.of(now.stand().act());
      case Progress.TagOwed now ->
          Stream.concat(Stream.of(now.stand().act()), Stream.ofNullable(now.debt()));
      case Progress.InReview now -> Stream.of(now.act());
      case Progress.Incomplete ignored -> Stream.empty();
      case Progress.Deciding ignored -> Stream.empty();
      case Progress.Recording ignored -> Stream.empty();
      case Progress.Refused ignored -> Stream.empty();
      case Progress.TakenAway ignored -> Stream.empty();
      case Progress.NotRecorded ignored -> Stream.empty();
      case Progress.OnLoan ignored -> Stream.empty();
      case Progress.StaysBehind ignored -> Stream.empty();
    };
  }
}
