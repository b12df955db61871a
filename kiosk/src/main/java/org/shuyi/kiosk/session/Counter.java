package org.shuyi.kiosk.session;

import java.io.IOException;
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
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.card.CardEncoder;
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
import org.shuyi.sync.journal.JournalException;
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
  private volatile @Nullable DispenserState dispenser;
  private volatile Optional<CardNote> note = Optional.empty();

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
    note = all.layout().encoder().map(encoder -> new CardNote(encoder.note()));
  }

  /** Whether cards come out as cards now: there are some, they can be written and given. */
  boolean gives() {
    DispenserState state = dispenser;
    return devices.writesCards()
        && note.isPresent()
        && state != null
        && state.stack() != DispenserState.Stack.EMPTY
        && !state.binFull()
        && !state.jammed();
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
      case Effect.KeepPhone(String digits) -> desk.phone(digits);
      case Effect.Shuffle() -> post.accept(new Event.Shuffled(shuffled()));
      case Effect.JudgePin() -> post.accept(new Event.PinJudged(desk.judge().orElse(null)));
      case Effect.RepeatPin() -> post.accept(new Event.PinRepeated(desk.repeat()));
      case Effect.PrepareCard(var category, var by) -> prepare(category, by);
      case Effect.MoveCard(var move) -> move(move);
      case Effect.EncodeCard(var patron) -> encode(patron);
      case Effect.ForgetCard() -> ended();
      case Effect.CloseCaught() -> closeCaught();
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
    DispenserState last = dispenser;
    Place before = last == null ? Place.NONE : last.card();
    dispenser = state;
    if (before == Place.MOUTH && state.card() == Place.NONE) {
      post.accept(new Event.CardTaken());
    } else if (state.card() != Place.NONE) {
      post.accept(new Event.CardLeft());
    }
    if (last == null && state.card() == Place.NONE) {
      ended(); // it was taken while the power was off
    }
  }

  /** An act is on disk. On the session's thread. */
  void recorded(Act act) {
    switch (act) {
      case Act.CardReportedLost(PatronId lost) when isNoted(lost) -> ended();
      case Act.CardIssued issued when isNoted(issued.card()) -> noted(issued.card(), true);
      default -> {
        // Not about a card on its way.
      }
    }
  }

  private boolean isNoted(PatronId card) {
    return noted().filter(on -> on.card().equals(card)).isPresent();
  }

  private Optional<CardNote.OnItsWay> noted() {
    try {
      return note.isPresent() ? note.get().read() : Optional.empty();
    } catch (IOException e) {
      LOG.error("which card was on its way can't be read: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private void ended() {
    try {
      if (note.isPresent()) {
        note.get().end();
      }
    } catch (IOException e) {
      LOG.error("the note of a card on its way can't be removed: {}", e.getMessage());
    }
  }

  /** Noted before it is written: a card that could not be noted is given to nobody. */
  private void encode(PatronId patron) {
    CardEncoder encoder = devices.encoder().orElse(null);
    if (encoder == null || !noted(patron, false)) {
      post.accept(new Event.CardEncoded(false));
      return;
    }
    encoder
        .encode(patron.value())
        .thenAccept(
            encoding -> {
              if (encoding instanceof CardEncoder.Encoding.Failed(String why)) {
                LOG.warn("a card was not written: {}", why);
              }
              post.accept(new Event.CardEncoded(encoding instanceof CardEncoder.Encoding.Verified));
            });
  }

  private boolean noted(PatronId patron, boolean issued) {
    try {
      note.orElseThrow().write(new CardNote.OnItsWay(patron, issued));
      return true;
    } catch (IOException e) {
      LOG.error("a card on its way can't be noted: {}", e.getMessage());
      return false;
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
      post.accept(
          new Event.CardPrepared(registrar.get().issue(document, desk.phone(), category, by)));
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

  /** A card that the power caught on its way is in the bin: its act counts no more. */
  private void closeCaught() {
    Optional<CardNote.OnItsWay> caught = noted();
    caught
        .filter(on -> on.issued() || stands(on.card()))
        .ifPresentOrElse(on -> post.accept(new Event.CardCaught(on.card())), this::ended);
  }

  /** Whether the act of a card is on disk, as far as this station still knows. */
  private boolean stands(PatronId issued) {
    try {
      return station.pending().stream()
          .anyMatch(act -> act.act() instanceof Act.CardIssued card && card.card().equals(issued));
    } catch (JournalException e) {
      LOG.error("unsettled acts can't be read ({}): {}", e.kind(), e.getMessage());
      return true;
    }
  }

  private static CompletionStage<CardMove> moved(CardDispenser dispenser, Event.CardMove move) {
    return switch (move) {
      case DRAW -> dispenser.toReader();
      case GIVE -> dispenser.toBezel();
      case CAPTURE -> dispenser.capture();
    };
  }
}
