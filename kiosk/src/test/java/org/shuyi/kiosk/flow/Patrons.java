package org.shuyi.kiosk.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.kiosk.flow.LockerWorld.Hands;
import org.shuyi.kiosk.flow.LockerWorld.How;
import org.shuyi.kiosk.flow.Lockers.Compartment;
import org.shuyi.kiosk.flow.Lockers.Lies;
import org.shuyi.kiosk.flow.Service.Offer;
import org.shuyi.sync.circulation.Act.Feedback.Matter;
import org.shuyi.sync.circulation.Act.Feedback.Score;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;

/**
 * Random patrons who mostly do what the screen asks, and now and then something else: walk away,
 * touch what is not theirs to touch, move books; and a machine with faults, a network that flips
 * and power that goes. The same seed does the same.
 */
final class Patrons {
  private static final List<Touch> CHOICES =
      List.of(
          new Touch.Borrow(),
          new Touch.Return(),
          new Touch.MyLoans(),
          new Touch.MyLoans(),
          new Touch.Lockers(),
          new Touch.Lockers(),
          new Touch.Cards(),
          new Touch.Cards(),
          new Touch.Cards(),
          new Touch.Cards(),
          new Touch.More(),
          new Touch.Read(),
          new Touch.Find());
  private static final List<Touch> OF_CARDS =
      List.of(
          new Touch.GetCard(),
          new Touch.GetCard(),
          new Touch.GetCard(),
          new Touch.GetCard(),
          new Touch.GetCard(),
          new Touch.ChangePin(),
          new Touch.ReportLost(),
          new Touch.PayFees(),
          new Touch.PayFees(),
          new Touch.PayFees(),
          new Touch.PayFees(),
          new Touch.PayFees(),
          new Touch.PayFees());
  private static final List<Touch> OF_SEARCH =
      List.of(
          new Touch.Letter("S"),
          new Touch.Letter("三"),
          new Touch.Erase(),
          new Touch.EraseAll(),
          new Touch.Enter(),
          new Touch.Classes(),
          new Touch.InClass(Clc.I),
          new Touch.Here(),
          new Touch.Choose(0),
          new Touch.Choose(1),
          new Touch.AskFor(),
          new Touch.Choose(9),
          new Touch.Back(),
          new Touch.Leave());
  private static final List<Touch> ANYTHING =
      List.of(
          new Touch.Leave(),
          new Touch.Finish(true),
          new Touch.Finish(false),
          new Touch.RenewAll(),
          new Touch.LookAgain(),
          new Touch.MoreTime(),
          new Touch.Agree(),
          new Touch.Enter(),
          new Touch.Erase(),
          new Touch.Shuffle(),
          new Touch.Digit(7),
          new Touch.GetCard(),
          new Touch.Borrow(),
          new Touch.ChangeLanguage(Kiosk.Language.ENGLISH));
  private static final List<PatronId> CARDS =
      List.of(Samples.WANG, Samples.WANG, Samples.WANG, Samples.LI);
  private static final List<ItemId> BOOKS = List.of(Samples.SANTI, Samples.HONGLOU, Samples.SANGUO);
  private static final List<String> PINS =
      List.of("739105", "739105", "739105", "739105", "000000", "123456");
  private static final List<Applicant> APPLICANTS =
      List.of(GetCardTest.GROWN, GetCardTest.GROWN, GetCardTest.CHILD);

  private final Random random;
  private final Play play;
  private final List<Move> moves = new ArrayList<>();

  private Patrons(BiFunction<Kiosk, Event, Step> flow, long seed) {
    play = new Play(flow);
    random = new Random(seed);
  }

  /** So many moves from this seed. */
  static List<Move> walk(BiFunction<Kiosk, Event, Step> flow, long seed, int steps) {
    Patrons patrons = new Patrons(flow, seed);
    patrons.make(patrons.serves());
    while (patrons.moves.size() < steps) {
      patrons.make(patrons.next());
    }
    return patrons.moves;
  }

  private void make(Move move) {
    moves.add(move);
    play.move(move);
  }

  private Move next() {
    int dice = random.nextInt(100);
    if (dice < 38) {
      return new Move.Turns(one(1, 2, 20, 20));
    }
    if (dice < 62) {
      return machine();
    }
    if (dice < 92) {
      return sensible();
    }
    return trouble(dice);
  }

  private Move machine() {
    boolean well = random.nextInt(8) > 0;
    return switch (random.nextInt(4)) {
      case 3 -> new Move.Opens(well ? How.WELL : any(List.of(How.values())));
      case 0 -> new Move.Writes(well);
      case 1 -> new Move.Dispenses(well);
      default -> new Move.Answers(random.nextInt(10), well);
    };
  }

  private Move trouble(int dice) {
    return switch (dice) {
      case 92, 93 -> new Move.Idles();
      case 95, 96 -> new Move.Settles(random.nextInt(10), outcome());
      case 94 -> random.nextInt(3) > 0 ? serves() : doors();
      case 97 -> random.nextInt(4) == 0 ? new Move.PowerCut() : new Move.TakesCard();
      default -> touches(ANYTHING);
    };
  }

  /** What the screen asks for. */
  private Move sensible() {
    return switch (play.kiosk().journey()) {
      case Journey.Welcome ignored -> welcome();
      case Journey.Identify ignored -> identify();
      case Journey.Borrowing ignored -> pile();
      case Journey.Returning ignored -> pile();
      case Journey.MyLoans ignored ->
          touches(
              List.of(
                  new Touch.RenewAll(),
                  new Touch.MyHolds(),
                  new Touch.MyHolds(),
                  new Touch.Finish(true)));
      case Holding now -> hold(now);
      case Journey.NeedsCentre ignored ->
          touches(List.of(new Touch.MyHolds(), new Touch.MyHolds(), new Touch.Leave()));
      case Lockers.Choosing now ->
          now.shelf().isEmpty()
              ? touches(List.of(new Touch.Finish(false)))
              : new Move.Touches(new Touch.OpenDoor(wanted(now.shelf()).door()));
      case Lockers.Visiting now -> atDoor(now);
      case Registering now -> card(now);
      case Staffing now -> stock(now);
      case Proving now -> pin(now);
      case Searching now -> search(now);
      case Rating ignored -> touches(List.of(new Touch.RateAbout(Matter.BOOKS), new Touch.Leave()));
      case Servicing ignored ->
          touches(List.of(new Touch.Test(), new Touch.LookAt("pad"), new Touch.Leave()));
      case Reading ignored ->
          touches(List.of(new Touch.OpenOnPhone("n", "a"), new Touch.Back(), new Touch.Leave()));
      case Journey.Finished ignored ->
          touches(List.of(new Touch.Rate(Score.POOR), new Touch.Leave(), new Touch.Leave()));
      case Paying.Owes ignored -> new Move.Touches(new Touch.Agree());
      case Paying.Asking ignored -> answers();
      case Paying.Placing ignored -> answers();
      case Paying.Closing ignored -> answers();
      case Paying.ShowCode ignored -> pays();
      case Journey.Recognising ignored ->
          random.nextInt(4) > 0
              ? answers()
              : touches(List.of(new Touch.Leave(), new Touch.Finish(false)));
      default -> touches(List.of(new Touch.Leave(), new Touch.Finish(false)));
    };
  }

  /** Some lose the network between the code and the answer, and leave. */
  private Move pays() {
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3, 4 -> new Move.Pays(random.nextBoolean());
      case 5 -> new Move.Serves(GetCardTest.offering(false, Offer.values()), false);
      default -> touches(List.of(new Touch.Leave()));
    };
  }

  private Move stock(Staffing now) {
    return switch (now) {
      case Staffing.Board ignored ->
          touches(
              List.of(
                  new Touch.OpenDoor(1 + random.nextInt(4)),
                  new Touch.OpenDoor(4),
                  new Touch.OpenDoor(4),
                  new Touch.Leave()));
      case Staffing.Choosing here ->
          here.item() == null
              ? new Move.ScansBook(LockerWorld.NEW)
              : random.nextInt(4) == 0
                  ? new Move.Scans(any(CARDS))
                  : new Move.Touches(new Touch.OpenDoor(here.door()));
      case Staffing.AtDoor here ->
          random.nextBoolean()
              ? new Move.AtDoors(Hands.CLOSE)
              : here.work() instanceof Staffing.Work.Put
                  ? new Move.PutsIn(here.work().item())
                  : new Move.AtDoors(Hands.TAKE);
      case Staffing.Asked ignored -> touches(List.of(new Touch.Agree(), new Touch.Back()));
    };
  }

  /** Who has a book waiting came for it. */
  private Compartment wanted(List<Compartment> shelf) {
    return shelf.stream()
        .filter(each -> each.lies() == Lies.HELD)
        .findFirst()
        .orElseGet(() -> any(shelf));
  }

  private Move atDoor(Lockers.Visiting now) {
    if (now.stage() instanceof Lockers.Stage.Unsure) {
      return touches(List.of(new Touch.Leave(), new Touch.OpenDoor(now.compartment().door())));
    }
    return new Move.AtDoors(
        any(List.of(Hands.TAKE, Hands.TAKE, Hands.TAKE, Hands.CLOSE, Hands.CLOSE, Hands.WAIT)));
  }

  private Move doors() {
    return random.nextBoolean()
        ? new Move.FindsDoors()
        : new Move.AtDoors(any(List.of(Hands.FORCE, Hands.CLOSE, Hands.TAKE)));
  }

  private Move welcome() {
    if (random.nextInt(30) == 0) {
      return new Move.ScansStaff();
    }
    return switch (random.nextInt(6)) {
      case 0 -> lays();
      case 1, 2 -> new Move.Scans(any(CARDS));
      default -> touches(CHOICES);
    };
  }

  private Move identify() {
    return switch (random.nextInt(9)) {
      case 0 -> new Move.Scans(null);
      case 1 -> touches(List.of(new Touch.Return(), new Touch.LookAgain()));
      default -> new Move.Scans(any(CARDS));
    };
  }

  private Move pile() {
    return switch (random.nextInt(8)) {
      case 0 -> new Move.ScansBook(any(BOOKS));
      case 1, 2 ->
          touches(
              List.of(
                  new Touch.Finish(true),
                  new Touch.LookAgain(),
                  new Touch.LendIncomplete(Samples.SANGUO)));
      default -> lays();
    };
  }

  private Move card(Registering now) {
    return switch (now) {
      case Registering.Agreement ignored -> new Move.Touches(new Touch.Agree());
      case Registering.ShowDocument ignored -> new Move.ShowsDocument(any(APPLICANTS));
      case Registering.AskPhone ignored ->
          random.nextInt(4) == 0
              ? new Move.Types("13812345678")
              : new Move.Touches(new Touch.Skip());
      case Registering.ChoosePin ignored -> new Move.Types(any(PINS));
      case Registering.Checking ignored -> answers();
      case Registering.Making ignored ->
          random.nextBoolean() ? answers() : new Move.Dispenses(random.nextInt(8) > 0);
      case Registering.HaveCard ignored -> touches(List.of(new Touch.Leave()));
      case Registering.NoCard ignored ->
          touches(List.of(new Touch.Leave(), new Touch.ReportLost()));
      case Registering.TakeCard ignored ->
          random.nextInt(3) > 0 ? new Move.TakesCard() : new Move.Idles();
      default -> new Move.Idles();
    };
  }

  private Move pin(Proving now) {
    return switch (now) {
      case Proving.CardMenu ignored -> touches(OF_CARDS);
      case Proving.EnterPin ignored -> new Move.Types("000000");
      case Proving.ChangePin ignored -> new Move.Types(any(PINS));
      case Proving.NameCard ignored ->
          random.nextBoolean() ? new Move.Types("230100") : new Move.Scans(any(CARDS));
      case Proving.ConfirmLost ignored -> new Move.Touches(new Touch.Agree());
      default -> new Move.Idles();
    };
  }

  private Move answers() {
    return new Move.Answers(random.nextInt(10), true);
  }

  /** Who found something mostly wants to have it. */
  private Move search(Searching now) {
    boolean persists = random.nextInt(4) > 0;
    return switch (now) {
      case Searching.Chosen ignored when persists -> new Move.Touches(new Touch.AskFor());
      case Searching.Typing(var search) when persists && search.titles().size() > 1 ->
          new Move.Touches(new Touch.Choose(1));
      case Searching.Listed(var search) when persists && search.titles().size() > 1 ->
          new Move.Touches(new Touch.Choose(1));
      default -> random.nextBoolean() ? touches(OF_SEARCH) : answers();
    };
  }

  private Move hold(Holding now) {
    return switch (now) {
      case Holding.Listed listed when listed.awaited() -> answers();
      case Holding.Listed ignored ->
          touches(
              List.of(
                  new Touch.CancelHold(Samples.HONGLOU),
                  new Touch.CancelHold(Samples.HONGLOU),
                  new Touch.CancelHold(Samples.HONGLOU),
                  new Touch.CancelHold(Samples.HONGLOU),
                  new Touch.Leave()));
      case Holding.Confirm ignored ->
          touches(List.of(new Touch.Agree(), new Touch.Agree(), new Touch.Back()));
      case Holding.ShowCard ignored -> new Move.Scans(random.nextInt(5) > 0 ? any(CARDS) : null);
      case Holding.Told ignored -> touches(List.of(new Touch.Leave()));
      default -> answers();
    };
  }

  private Move touches(List<Touch> touches) {
    return new Move.Touches(any(touches));
  }

  private Move lays() {
    List<TagSeen> pile = new ArrayList<>(Moves.THINGS);
    pile.removeIf(thing -> random.nextInt(3) > 0);
    return new Move.Lays(pile);
  }

  private Move serves() {
    boolean online = random.nextInt(3) > 0;
    boolean printer = random.nextInt(5) > 0;
    Offer[] offers =
        random.nextInt(4) == 0 ? new Offer[] {Offer.CARDS, Offer.LOCKERS} : Offer.values();
    Service all = GetCardTest.offering(online, offers);
    return new Move.Serves(
        new Service(
            online,
            random.nextInt(6) > 0,
            true,
            printer,
            true,
            0,
            0,
            all.referenceMadeAt(),
            all.offers()),
        random.nextInt(8) == 0);
  }

  private Outcome outcome() {
    return random.nextBoolean()
        ? new Outcome.Applied(Samples.LATER)
        : new Outcome.Refused(List.of(RefusalReason.OTHER), "told");
  }

  private int one(int... of) {
    return of[random.nextInt(of.length)];
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
