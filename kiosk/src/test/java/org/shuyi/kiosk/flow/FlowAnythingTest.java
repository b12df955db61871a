package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.kiosk.flow.Samples.DUE;
import static org.shuyi.kiosk.flow.TillWorld.OWED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.locker.DoorEvent;
import org.shuyi.hardware.locker.Opening;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.SecurityWrite;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.kiosk.flow.Event.PinVerified.Verdict;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.Debt;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.Act.Feedback.Matter;
import org.shuyi.sync.circulation.Act.Feedback.Score;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.FeeOrder;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.journal.Journal.OpenDebt;

/** Any event in any state, lawful or not: answers nobody asked for, twice, for other things. */
class FlowAnythingTest {
  private static final Arbitrary<ItemId> ITEMS =
      Arbitraries.of(Samples.SANTI, Samples.SANGUO, Samples.CIHAI);
  private static final Arbitrary<PatronId> PATRONS = Arbitraries.of(Samples.WANG, Samples.LI);
  private static final Arbitrary<DecidedBy> DECIDERS = Arbitraries.of(DecidedBy.class);
  private static final Arbitrary<TagUid> TAGS =
      Arbitraries.of(Moves.THINGS).map(thing -> thing.uid());
  private static final Arbitrary<Security> SECURITIES =
      Arbitraries.of(Security.IN_STOCK, Security.ON_LOAN);
  private static final Arbitrary<ActId> IDS =
      Arbitraries.longs().between(0, 3).map(id -> new ActId(new UUID(7, id)));

  /** Touches of journeys without books, on any screen. */
  private static final List<Touch> ALONE =
      List.of(
          new Touch.Rate(Score.GOOD),
          new Touch.RateAbout(Matter.OTHER),
          new Touch.Read(),
          new Touch.MyHolds(),
          new Touch.AskFor(),
          new Touch.CancelHold(Samples.HONGLOU),
          new Touch.OpenOnPhone("n", "a"),
          new Touch.Here(),
          new Touch.Skip(),
          new Touch.Agree(),
          new Touch.Back(),
          new Touch.OpenDoor(1),
          new Touch.OpenDoor(2),
          new Touch.LookAt("pad"),
          new Touch.Test(),
          new Touch.Finish(false));

  @Provide
  Arbitrary<List<Event>> anything() {
    return event().list().ofMaxSize(120);
  }

  @Property(tries = 1000)
  void noEventIsTooMuchAndNoLineIsThereTwice(@ForAll("anything") List<Event> events) {
    Kiosk kiosk = Flow.step(Kiosk.starting(), new Event.ServiceChanged(Samples.ALL_WELL)).kiosk();
    for (Event event : events) {
      Kiosk before = kiosk;
      kiosk = Flow.step(kiosk, event).kiosk();
      if (kiosk.journey() instanceof Servicing.Bench bench) {
        assertThat(kiosk.service().around().attended()).isTrue();
        assertThat(before.journey() instanceof Servicing.Bench || opens(event, bench)).isTrue();
      }
      assertThat(FlowDriver.lines(kiosk).stream().map(Journey.Line::item)).doesNotHaveDuplicates();
    }
  }

  private static boolean opens(Event event, Servicing.Bench bench) {
    return event.equals(new Event.PinVerified(bench.technician(), Verdict.RIGHT));
  }

  private static Arbitrary<Event> technicians() {
    return Arbitraries.oneOf(
        List.of(
            PATRONS.map(Event.TechnicianScanned::new),
            Combinators.combine(PATRONS, Arbitraries.of(Verdict.class)).as(Event.PinVerified::new),
            Arbitraries.of(0, 1, 2, 3).map(key -> new Event.Touched(new Touch.Digit(key))),
            Arbitraries.just(new Event.Touched(new Touch.Enter())),
            Arbitraries.just(new Event.PartsSeen(Samples.PARTS)),
            Arbitraries.of(Samples.PARTS)
                .map(part -> new Event.PartTested(Samples.examined(part.device())))));
  }

  private static Arbitrary<Event> event() {
    return Arbitraries.oneOf(
        List.of(
            Moves.touches().map(Event.Touched::new),
            Arbitraries.of(ALONE).map(Event.Touched::new),
            PATRONS.map(
                patron ->
                    new Event.HoldsListed(
                        patron,
                        List.of(
                            new Holding.Wish(
                                Samples.HONGLOU, "红楼梦", Holding.Wish.Stage.READY, "", null)),
                        true,
                        null)),
            PATRONS.injectNull(0.1).map(Event.CardScanned::new),
            stock(),
            ITEMS.map(Event.ItemScanned::new),
            Moves.pads().map(pad -> new Event.PadSeen(new Pad(pad, false))),
            identified(),
            Combinators.combine(ITEMS, DECIDERS)
                .as((item, by) -> new Event.Granted(item, "", DUE, by)),
            Combinators.combine(ITEMS, reasons(), DECIDERS)
                .as((item, why, by) -> new Event.Denied(item, "Denied", why, by)),
            recorded().map(Event.Recorded::new),
            acts().map(Event.NotRecorded::new),
            Combinators.combine(ITEMS, writes()).as(Event.TagWritten::new),
            Arbitraries.of(true, false).map(Event.SlipDone::new),
            ITEMS.map(item -> new Event.ItemNamed(item, "Named")),
            debtsFound(),
            tills(),
            Combinators.combine(recorded(), Moves.outcomes()).as(Event.Settled::new),
            technicians(),
            Arbitraries.of(
                    Samples.ALL_WELL, Samples.OFFLINE, ChuteTest.WELL, ServicingTest.ATTENDED)
                .map(Event.ServiceChanged::new),
            Arbitraries.of(Chuting.Flap.class).map(Event.FlapOpened::new),
            Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as(Event.FlapMoved::new),
            Moves.pads().map(pad -> new Event.SlotRead(new Pad(pad, false))),
            Combinators.combine(ITEMS, Arbitraries.of(Chuting.Fall.class)).as(Event.Dropped::new),
            Arbitraries.just(new Event.TimedOut())));
  }

  private static Arbitrary<Event> stock() {
    List<Staffing.Slot> slots =
        List.of(
            new Staffing.Slot(1, null, "", Staffing.Slot.Lies.EMPTY),
            new Staffing.Slot(2, Samples.SANTI, "", Staffing.Slot.Lies.WAITED_TOO_LONG));
    return Arbitraries.of(
        new Event.StaffScanned(Samples.LIBRARIAN),
        new Event.PinVerified(Samples.LIBRARIAN, Event.PinVerified.Verdict.RIGHT),
        new Event.StockSeen(slots, DUE),
        new Event.StockSeen(slots, null),
        new Event.DoorAnswered(new Opening.Opened(1)),
        new Event.DoorAnswered(new Opening.Stuck(2)),
        new Event.DoorMoved(new DoorEvent.Closed(new DeviceId("locker"), 1)),
        new Event.DoorMoved(new DoorEvent.Opened(new DeviceId("locker"), 2)),
        new Event.DoorsLost(),
        new Event.BehindDoor(
            1,
            Event.BehindDoor.DoorNow.CLOSED,
            null,
            Event.BehindDoor.Standing.UNTOLD,
            null,
            List.of()));
  }

  private static Arbitrary<Event> tills() {
    Arbitrary<Paying.Order> orders =
        Combinators.combine(PATRONS, Arbitraries.of("o1", "o2"))
            .as((card, number) -> new Paying.Order(card, OWED, new FeeOrder(number), "code"));
    return Arbitraries.oneOf(
        List.of(
            Combinators.combine(PATRONS, Arbitraries.of(Event.FeesTold.Fees.class))
                .as((card, told) -> new Event.FeesTold(card, told, OWED)),
            orders.map(Event.OrderPlaced::new),
            PATRONS.map(Event.OrderFailed::new),
            Combinators.combine(orders, Arbitraries.of(Paying.OrderState.class))
                .as(Event.OrderTold::new)));
  }

  private static Arbitrary<List<RefusalReason>> reasons() {
    return Arbitraries.of(RefusalReason.class).list().ofMaxSize(3);
  }

  private static Arbitrary<Event> identified() {
    return Combinators.combine(PATRONS, DECIDERS, Arbitraries.of(true, false), ITEMS)
        .as(
            (patron, by, well, item) ->
                new Event.Identified(
                    new Borrower(patron, "", -1, Set.of(), by),
                    well ? List.of() : List.of(RefusalReason.PATRON_UNKNOWN),
                    List.of(new Event.OnLoan(item, "", null, false))));
  }

  private static Arbitrary<Act> acts() {
    return Combinators.combine(ITEMS, PATRONS, DECIDERS, IDS, Arbitraries.integers().between(0, 5))
        .as(
            (item, patron, by, id, kind) ->
                switch (kind) {
                  case 0 -> new Act.Loan(item, patron, DUE, by);
                  case 1 -> new Act.Return(item);
                  case 2 -> new Act.Renewal(item, patron, by);
                  case 3 -> new Act.DebtOpened(item, Debt.TAG_NOT_ARMED);
                  case 4 -> new Act.DebtSettled(item, id);
                  default -> new Act.DeviceFault("reader", "GONE");
                });
  }

  private static Arbitrary<RecordedAct> recorded() {
    Stamp stamp = new Stamp(new UUID(0, 0), Duration.ZERO, Instant.EPOCH, Stamp.ClockTrust.UNKNOWN);
    return Combinators.combine(IDS, acts()).as((id, act) -> new RecordedAct(1, id, stamp, act));
  }

  private static Arbitrary<SecurityWrite> writes() {
    return Combinators.combine(TAGS, SECURITIES, Arbitraries.of(true, false))
        .as(
            (tag, security, well) ->
                well
                    ? new SecurityWrite.Verified(tag, security)
                    : new SecurityWrite.Failed(
                        tag, security, SecurityWrite.Cause.TAG_GONE, "gone"));
  }

  private static Arbitrary<Event> debtsFound() {
    return Combinators.combine(ITEMS, SECURITIES, IDS, Arbitraries.of(Debt.class))
        .as(
            (item, made, id, debt) ->
                new Event.DebtsFound(
                    item, made, List.of(new OpenDebt(id, new Act.DebtOpened(item, debt)))));
  }
}
