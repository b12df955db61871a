package org.shuyi.kiosk.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.shuyi.hardware.dispenser.CardDispenser;
import org.shuyi.hardware.dispenser.CardMove;
import org.shuyi.hardware.dispenser.DispenserState;
import org.shuyi.hardware.dispenser.DispenserState.Place;
import org.shuyi.hardware.id.IdCardReader;
import org.shuyi.hardware.id.IdDocument;
import org.shuyi.kiosk.flow.Effect;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Event.PinVerified.Verdict;
import org.shuyi.sync.agent.PinVerdict;
import org.shuyi.sync.agent.Station;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what a flow wants at the counter: documents, PINs, cards. Owned by the session thread. */
final class Counter {
  private static final Logger LOG = LoggerFactory.getLogger(Counter.class);

  private final Optional<Registrar> registrar;
  private final Station station;
  private final Decider decider;
  private final RandomGenerator random;
  private final Consumer<Event> post;
  private final Desk desk;

  // Written by one thread, read by the devices' too.
  private volatile Devices devices = Devices.NONE;
  private volatile Place card = Place.NONE;

  Counter(
      Optional<Registrar> registrar,
      Station station,
      Decider decider,
      RandomGenerator random,
      Consumer<Event> post) {
    this.registrar = registrar;
    this.station = station;
    this.decider = decider;
    this.desk = decider.desk();
    this.random = random;
    this.post = post;
  }

  void start(Devices all) {
    devices = all;
  }

  /** Whether a library card can be issued now. */
  boolean issues() {
    return registrar.isPresent() && devices.readsDocuments();
  }

  void perform(Effect.AtCounter effect) {
    switch (effect) {
      case Effect.ReadDocument(var whose) -> {
        desk.expect(whose);
        watch(true);
      }
      case Effect.StopReading() -> stopReading();
      case Effect.AskPerson(var person) ->
          decider.person(person).thenAccept(post); // always completes, normally
      case Effect.TypeDigit(int digit) -> desk.type(digit);
      case Effect.EraseDigit() -> desk.erase();
      case Effect.Shuffle() -> post.accept(new Event.Shuffled(shuffled()));
      case Effect.JudgePin() -> post.accept(new Event.PinJudged(desk.judge().orElse(null)));
      case Effect.RepeatPin() -> post.accept(new Event.PinRepeated(desk.repeat()));
      case Effect.PrepareCard(var category, var by) -> prepare(category, by);
      case Effect.MoveCard(var move) -> move(move);
      case Effect.EncodeCard ignored -> post.accept(new Event.CardEncoded(false));
      case Effect.VerifyPin(var patron) -> verify(patron);
      case Effect.Prove(var patron) -> desk.prove(patron);
      case Effect.HashPin(var patron) -> hash(patron);
      case Effect.ClearDesk() -> {
        stopReading();
        desk.clear();
      }
    }
  }

  private void stopReading() {
    desk.expectNothing();
    watch(false);
  }

  private void watch(boolean on) {
    devices.documents().ifPresent(reader -> reader.watch(on));
  }

  /** On the reader's thread. */
  void heard(IdCardReader.IdCardRead read) {
    IdDocument document = read.document();
    registrar.ifPresentOrElse(
        office ->
            post.accept(
                desk.lay(document, office)
                    .<Event>map(Event.DocumentRead::new)
                    .orElseGet(Event.DocumentUnreadable::new)),
        document::close);
  }

  /** On the dispenser's thread. */
  void heard(DispenserState state) {
    Place before = card;
    card = state.card();
    if (before == Place.MOUTH && card == Place.NONE) {
      post.accept(new Event.CardTaken());
    } else if (card != Place.NONE) {
      post.accept(new Event.CardLeft());
    }
  }

  private void verify(PatronId card) {
    char[] pin = desk.take();
    station
        .verifyPin(card, pin)
        .thenAccept(verdict -> post.accept(new Event.PinVerified(card, told(verdict))));
    Arrays.fill(pin, '\0');
  }

  private static Verdict told(PinVerdict verdict) {
    return switch (verdict) {
      case PinVerdict.Right() -> Verdict.RIGHT;
      case PinVerdict.Wrong() -> Verdict.WRONG;
      case PinVerdict.Locked ignored -> Verdict.LOCKED;
      case PinVerdict.Unknown() -> Verdict.UNKNOWN;
    };
  }

  /** Slow on purpose, so not on the session's thread. */
  private void hash(PatronId card) {
    char[] pin = desk.chosen();
    CompletableFuture.supplyAsync(
            () -> new Act.PinChanged(card, station.verifierOf(card, pin)),
            Thread::startVirtualThread)
        .handle(
            (act, failure) -> {
              Arrays.fill(pin, '\0');
              if (failure != null) {
                LOG.error("a PIN can't be kept", failure);
              }
              return failure == null ? new Event.PinHashed(act) : new Event.PinNotHashed();
            })
        .thenAccept(post);
  }

  private List<Integer> shuffled() {
    List<Integer> order = new ArrayList<>(IntStream.range(0, 10).boxed().toList());
    for (int i = order.size() - 1; i > 0; i--) {
      Collections.swap(order, i, random.nextInt(i + 1));
    }
    return order;
  }

  private void prepare(PatronCategory category, DecidedBy by) {
    IdDocument document = desk.document();
    if (registrar.isPresent() && document != null) {
      post.accept(new Event.CardPrepared(registrar.get().issue(document, category, by)));
    } else {
      LOG.error("a card was to be made of no document");
      post.accept(new Event.CardNotPrepared());
    }
  }

  private void move(Event.CardMove move) {
    devices
        .dispenser()
        .<CompletionStage<Boolean>>map(
            dispenser -> moved(dispenser, move).thenApply(CardMove.Done.class::isInstance))
        .orElseGet(() -> CompletableFuture.completedFuture(false))
        .thenAccept(done -> post.accept(new Event.CardMoved(move, done)));
  }

  private static CompletionStage<CardMove> moved(CardDispenser dispenser, Event.CardMove move) {
    return switch (move) {
      case DRAW -> dispenser.toReader();
      case GIVE -> dispenser.toBezel();
      case CAPTURE -> dispenser.capture();
    };
  }
}
