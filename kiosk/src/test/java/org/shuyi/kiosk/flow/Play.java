package org.shuyi.kiosk.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.kiosk.flow.Journey.Finished;
import org.shuyi.kiosk.flow.Journey.Identify;
import org.shuyi.kiosk.flow.Journey.Recognising;
import org.shuyi.kiosk.flow.Journey.Welcome;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.RefusalReason;

/**
 * A kiosk in a random but lawful world, and all that happened. Lawful is what the session promises:
 * every question gets exactly one answer, however late; the journal answers in order and before
 * anything that was posted later; a reader does its writes in order; there is a time-out only where
 * one is expected.
 */
final class Play {
  /**
   * One turn.
   *
   * @param session counts from 0, one more with each end of a session
   * @param question that the event answers; null if it answers none
   */
  record Moment(int session, Kiosk before, Event event, @Nullable Effect question, Step step) {
    Kiosk after() {
      return step.kiosk();
    }

    <E extends Effect> List<E> effects(Class<E> kind) {
      return step.effects().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** What follows from nothing but that the power went. */
    boolean powerCut() {
      return after().service().equals(Kiosk.starting().service())
          && !before.service().equals(Kiosk.starting().service());
    }

    boolean endsSession() {
      return (!(before.journey() instanceof Welcome) && after().journey() instanceof Welcome)
          || (before.journey() instanceof Finished && isNextCard(after().journey()));
    }
  }

  /** A card on the last screen begins the next session, also one that can't be read. */
  private static boolean isNextCard(Journey journey) {
    return journey instanceof Recognising || journey instanceof Identify;
  }

  private record Post(Event event, @Nullable Effect question) {}

  private final BiFunction<Kiosk, Event, Step> flow;
  final World world = new World();
  final List<Moment> history = new ArrayList<>();

  private final Deque<Post> mailbox = new ArrayDeque<>();
  private final Deque<Effect.Secure> reader = new ArrayDeque<>();
  private final Deque<Effect> dispenser = new ArrayDeque<>();
  private final Deque<Effect.OpenDoor> doors = new ArrayDeque<>();
  private final List<Effect> asked = new ArrayList<>();
  private final List<RecordedAct> known = new ArrayList<>();
  private Kiosk kiosk = Kiosk.starting();
  private boolean timed;
  private int session;
  int cuts;

  /** Acts whose tags were not as they should be when the power went. */
  final Set<Act> inDoubt = new HashSet<>();

  /**
   * @param flow what an event leads to: the flow itself, or one with a broken rule
   */
  Play(BiFunction<Kiosk, Event, Step> flow) {
    this.flow = flow;
  }

  static Play of(BiFunction<Kiosk, Event, Step> flow, List<Move> moves) {
    Play play = new Play(flow);
    play.move(new Move.Serves(Samples.ALL_WELL, false));
    moves.forEach(play::move);
    play.drain();
    return play;
  }

  Kiosk kiosk() {
    return kiosk;
  }

  void move(Move move) {
    switch (move) {
      case Move.Touches(Touch touch) -> post(new Event.Touched(touch));
      case Move.Scans(PatronId patron) -> post(new Event.CardScanned(patron));
      case Move.ScansStaff() -> post(new Event.StaffScanned(Samples.LIBRARIAN));
      case Move.PutsIn(ItemId item) -> world.locker.put(item);
      case Move.ScansBook(ItemId item) -> post(new Event.ItemScanned(item));
      case Move.Lays(var things) -> {
        var ignored = world.lay(things);
        world.seen().ifPresent(this::post);
      }
      case Move.Serves(Service service, boolean diskFull) -> {
        world.service = service;
        world.diskFull = diskFull;
        post(new Event.ServiceChanged(service));
        world.seen().ifPresent(this::post);
      }
      case Move.Turns(int events) -> {
        for (int i = 0; i < events; i++) {
          turn();
        }
      }
      case Move.Idles() -> idle();
      case Move.ShowsDocument(Applicant applicant) -> {
        if (world.counter.lay(applicant)) {
          post(new Event.DocumentRead(applicant));
        }
      }
      case Move.Types(String pin) -> {
        pin.chars().forEach(key -> post(new Event.Touched(new Touch.Digit(key - '0'))));
        post(new Event.Touched(new Touch.Enter()));
      }
      case Move.TakesCard() -> {
        if (world.counter.takeFromMouth()) {
          post(new Event.CardTaken());
        }
      }
      case Move.Pays(boolean heard) -> {
        if (kiosk.journey() instanceof Paying.ShowCode(var order)) {
          world.till.pay(order, heard && world.service.online()).ifPresent(this::post);
        }
      }
      case Move.PowerCut() -> cutPower();
      case Move.Dispenses(boolean well) -> dispense(well);
      case Move.Opens(LockerWorld.How how) -> open(how);
      case Move.AtDoors(LockerWorld.Hands hands) -> world.locker.hands(hands).forEach(this::post);
      case Move.FindsDoors() -> world.locker.found().forEach(this::post);
      case Move.Writes(boolean well) -> write(well);
      case Move.Answers(int which, boolean kindly) -> answer(which, kindly);
      case Move.Settles(int which, Outcome outcome) -> {
        if (!known.isEmpty()) {
          post(new Event.Settled(known.get(which % known.size()), outcome));
        }
      }
    }
  }

  /**
   * What was in memory is gone, what is on disk or in the machine stays. A machine that starts has
   * its field off and its desk empty, and finds a card that somebody else was to get.
   */
  private void cutPower() {
    for (ItemId item : List.of(Samples.SANTI, Samples.HONGLOU, Samples.SANGUO, Samples.CIHAI)) {
      if (!physicallyTrue(item)) {
        inDoubt.add(Objects.requireNonNull(last(item)));
      }
    }
    cuts++;
    world.till.restart();
    mailbox.clear();
    reader.clear();
    dispenser.clear();
    doors.clear();
    asked.clear();
    world.answer(new Effect.ClearDesk());
    world.answer(new Effect.WatchPad(false));
    timed = false;
    Kiosk dark = kiosk;
    kiosk = Kiosk.starting();
    session++;
    history.add(
        new Moment(
            session,
            dark,
            new Event.ServiceChanged(world.service),
            null,
            Step.to(
                kiosk,
                new Effect.WatchPad(false),
                new Effect.ClearDesk(),
                new Effect.ExpectNothing())));
    post(new Event.ServiceChanged(world.service));
    if (world.counter.cardInside()) {
      post(new Event.CardLeft());
    }
    world.locker.stock(world).keySet().forEach(door -> post(world.locker.look(door, world)));
    world.locker.found().forEach(this::post);
  }

  /** Everything that waits is answered, the disk having room again. */
  void drain() {
    world.diskFull = false;
    answerAll();
    if (!(kiosk.journey() instanceof Paying.ShowCode)) {
      world.till.follow().forEach(this::post);
      answerAll();
    }
  }

  private void answerAll() {
    while (!mailbox.isEmpty()
        || !reader.isEmpty()
        || !dispenser.isEmpty()
        || !doors.isEmpty()
        || !asked.isEmpty()) {
      turn();
      open(LockerWorld.How.WELL);
      write(true);
      dispense(true);
      answer(0, true);
    }
  }

  private void post(Event event) {
    mailbox.add(new Post(event, null));
  }

  private void turn() {
    Post next = mailbox.poll();
    if (next != null) {
      handle(next);
    }
  }

  private void idle() {
    if (mailbox.isEmpty() && timed) {
      timed = false;
      handle(new Post(new Event.TimedOut(), null));
    }
  }

  private void write(boolean well) {
    Effect.Secure next = reader.poll();
    if (next != null) {
      world.stubborn.clear();
      if (!well) {
        world.stubborn.add(next.tag());
      }
      world.answer(next).ifPresent(event -> mailbox.add(new Post(event, next)));
    }
  }

  private void open(LockerWorld.How how) {
    Effect.OpenDoor next = doors.poll();
    if (next != null) {
      world.locker.opens(next.door(), how).forEach(said -> mailbox.add(new Post(said, next)));
    }
  }

  private void dispense(boolean well) {
    Effect next = dispenser.poll();
    if (next != null) {
      world.counter.jammed = !well;
      world.answer(next).ifPresent(event -> mailbox.add(new Post(event, next)));
    }
  }

  private void answer(int which, boolean kindly) {
    if (asked.isEmpty()) {
      return;
    }
    Effect question = asked.remove(which % asked.size());
    world.paper = kindly;
    world.counter.kind = kindly;
    world.blocked.clear();
    world.denied.clear();
    switch (question) {
      case Effect.Identify(PatronId patron) when !kindly ->
          world.blocked.put(patron, List.of(RefusalReason.PATRON_UNKNOWN));
      case Effect.DecideLoan(PatronId patron, ItemId item, var by) when isOutTo(patron, item) ->
          world.denied.put(item, List.of(RefusalReason.ITEM_ALREADY_ON_LOAN_TO_PATRON));
      case Effect.DecideLoan(PatronId patron, ItemId item, var by) when !kindly ->
          world.denied.put(item, List.of(RefusalReason.ITEM_RESERVED_FOR_ANOTHER));
      case Effect.DecideRenewal(PatronId patron, ItemId item) when !kindly ->
          world.denied.put(item, List.of(RefusalReason.RENEWAL_LIMIT_REACHED));
      default -> {}
    }
    world.loans.clear();
    world.loans.add(new Event.OnLoan(Samples.SANTI, "三体", Samples.DUE, false));
    world.loans.add(new Event.OnLoan(Samples.HONGLOU, "红楼梦", null, true));
    world.answer(question).ifPresent(event -> mailbox.add(new Post(event, question)));
  }

  private boolean isOutTo(PatronId patron, ItemId item) {
    return last(item) instanceof Act.Loan loan && loan.patron().equals(patron);
  }

  /** The last loan or return of an item that is on disk; null for none. */
  @Nullable Act last(ItemId item) {
    return world.acts().stream()
        .filter(
            act ->
                (act instanceof Act.Loan loan && loan.item().equals(item))
                    || (act instanceof Act.Return back && back.item().equals(item)))
        .reduce((first, second) -> second)
        .orElse(null);
  }

  private void handle(Post post) {
    Step step = flow.apply(kiosk, post.event());
    Moment moment = new Moment(session, kiosk, post.event(), post.question(), step);
    history.add(moment);
    session += moment.endsSession() ? 1 : 0;
    kiosk = step.kiosk();
    if (post.event() instanceof Event.Recorded(var act)) {
      known.add(act);
    }
    if (kiosk.journey() instanceof Staffing.AtDoor here) {
      world.staffed.add(here.work().item());
    }
    step.effects().forEach(this::perform);
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.WatchPad ignored -> atOnce(effect);
      case Effect.LookAgain ignored -> atOnce(effect);
      case Effect.Append ignored -> atOnce(effect);
      case Effect.FindDebts ignored -> atOnce(effect);
      case Effect.Secure secure -> reader.add(secure);
      case Effect.Expect ignored -> timed = true;
      case Effect.ExpectNothing ignored -> timed = false;
      case Effect.Identify ignored -> asked.add(effect);
      case Effect.DecideLoan ignored -> asked.add(effect);
      case Effect.DecideRenewal ignored -> asked.add(effect);
      case Effect.NameItem ignored -> asked.add(effect);
      case Effect.ListHolds ignored -> asked.add(effect);
      case Effect.Print ignored -> asked.add(effect);
      case Effect.RecallProfile ignored -> asked.add(effect);
      case Effect.KeepProfile ignored -> atOnce(effect);
      case Effect.ForgetProfile ignored -> atOnce(effect);
      case Effect.CallStaff ignored -> asked.add(effect);
      case Effect.PrintCard ignored -> asked.add(effect);
      case Effect.AskPerson ignored -> asked.add(effect);
      case Effect.VerifyPin ignored -> asked.add(effect);
      case Effect.ReadCard ignored -> atOnce(effect);
      case Effect.FindTitles ignored -> asked.add(effect);
      case Effect.HashPin ignored -> asked.add(effect);
      case Effect.MoveCard move -> dispenser.add(move);
      case Effect.EncodeCard encode -> dispenser.add(encode);
      case Effect.OpenDoor opening -> doors.add(opening);
      case Effect.AtLocker ignored -> atOnce(effect);
      case Effect.AtCashier ignored -> asked.add(effect);
      case Effect.AtChute ignored -> asked.add(effect);
      case Effect.SeeParts ignored -> atOnce(effect);
      case Effect.TestPart ignored -> asked.add(effect);
      case Effect.AtCounter ignored -> atOnce(effect);
      case Effect.Elsewhere ignored -> atOnce(effect);
    }
  }

  private void atOnce(Effect effect) {
    world.answer(effect).ifPresent(event -> mailbox.add(new Post(event, effect)));
  }

  /** Whether all tags of an item are as its last act wants them. */
  boolean physicallyTrue(ItemId item) {
    Act last = last(item);
    return last == null
        || Moves.THINGS.stream()
            .filter(thing -> Pile.of(new Pad(List.of(thing), false)).holds(item))
            .allMatch(thing -> world.security(thing.uid(), thing.security()) == wanted(last));
  }

  /** Whether a set went out although a part was missing: that one's tag is nobody's debt. */
  boolean lentIncomplete(ItemId item) {
    return history.stream()
        .anyMatch(
            moment ->
                moment.event().equals(new Event.Touched(new Touch.LendIncomplete(item)))
                    && !moment.effects(Effect.DecideLoan.class).isEmpty());
  }

  private static Security wanted(Act last) {
    return last instanceof Act.Loan ? Tags.LOAN.wanted() : Tags.RETURN.wanted();
  }
}
