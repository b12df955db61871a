package org.shuyi.hardware.dispenser.crt571;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Degraded;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.Identity;
import org.shuyi.hardware.device.supervise.Protocol;
import org.shuyi.hardware.dispenser.CardMove;
import org.shuyi.hardware.dispenser.DispenserState;
import org.shuyi.hardware.dispenser.DispenserState.Place;
import org.shuyi.hardware.dispenser.DispenserState.Stack;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;

/** What the dispenser's thread does. */
final class Crt571Protocol implements Protocol {
  private static final Duration QUICK = Duration.ofSeconds(1);

  /** The motor turns once. */
  private static final Duration SETTING_UP = Duration.ofSeconds(3);

  /** A person who waits for a card, or takes it, is seen at once. */
  private static final Duration CARD_PACE = Duration.ofMillis(300);

  private static final Duration IDLE_PACE = Duration.ofSeconds(2);

  private static final int ATTEMPTS = 2;

  private final Duration longestMove;
  private final Consumer<DispenserState> changed;
  private final Handshake handshake;

  private boolean setUp;
  private boolean jammed;
  private Identity identity = Identity.UNKNOWN;
  private String refusal = "";
  private @Nullable DispenserState told;

  Crt571Protocol(
      int address, Duration longestMove, Consumer<DispenserState> changed, InstantSource time) {
    this.longestMove = longestMove;
    this.changed = changed;
    this.handshake = new Handshake(address, time);
  }

  /** A check is also how a technician says that a jam has been cleared. */
  @Override
  public Condition greet(Link link) throws LinkException {
    if (!setUp || jammed) {
      setUp(link);
    }
    return turn(link);
  }

  @Override
  public Condition turn(Link link) throws LinkException {
    return look(link)
        .map(Crt571Protocol::condition)
        .orElseGet(() -> refusing("The card dispenser says " + refusal + "."));
  }

  @Override
  public Duration pace() {
    return told == null || told.card() == Place.NONE ? IDLE_PACE : CARD_PACE;
  }

  @Override
  public void lost() {
    setUp = false;
    told = null;
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public String explain(boolean sent, byte[] bytes) {
    return Explanation.of(sent, bytes);
  }

  private void setUp(Link link) throws LinkException {
    switch (handshake.ask(link, Order.SET_UP, SETTING_UP)) {
      case Reply.Positive ignored -> jammed = false;
      case Reply.Negative no -> jammed |= no.isJam();
    }
    // A model without a shutter refuses this; then nothing can be pushed in either.
    var ignored = handshake.ask(link, Order.REFUSE_ENTRY, QUICK);
    identity = new Identity("CRT-571", text(link, Order.VERSION), text(link, Order.SERIAL_NUMBER));
    setUp = true;
  }

  private String text(Link link, Order order) throws LinkException {
    return switch (handshake.ask(link, order, QUICK)) {
      case Reply.Positive(var card, var stack, var full, String more) -> more;
      case Reply.Negative ignored -> "";
    };
  }

  /** Asks for the state; empty if it is refused. */
  private Optional<DispenserState> look(Link link) throws LinkException {
    return switch (handshake.ask(link, Order.STATUS, QUICK)) {
      case Reply.Positive(Place card, Stack stack, boolean binFull, var more) ->
          Optional.of(tell(new DispenserState(card, stack, binFull, jammed)));
      case Reply.Negative no -> {
        refusal = no.sentence();
        setUp &= !no.code().equals(Reply.Negative.NOT_SET_UP);
        yield Optional.empty();
      }
    };
  }

  private DispenserState tell(DispenserState state) {
    if (!state.equals(told)) {
      told = state;
      changed.accept(state);
    }
    return state;
  }

  private static Condition condition(DispenserState state) {
    if (state.jammed()) {
      return refusing("A card is jammed in the dispenser: clear it, then check the device.");
    }
    if (state.binFull()) {
      return refusing("The bin for captured cards is full: empty it.");
    }
    return state.stack() == Stack.EMPTY && state.card() == Place.NONE
        ? refusing("The stack of cards is empty: fill it.")
        : Condition.READY;
  }

  private static Condition refusing(String why) {
    return new Degraded(Reason.REFUSED, why);
  }

  /** Moves a card, once the state allows it. */
  CardMove move(Link link, Course course) throws LinkException {
    if (!setUp) {
      setUp(link);
    }
    Optional<DispenserState> before = look(link);
    if (before.isEmpty()) {
      return unseen();
    }
    Optional<CardMove> known = course.beforehand(before.get());
    return known.isPresent() ? known.get() : move(link, course, before.get(), ATTEMPTS);
  }

  private CardMove move(Link link, Course course, DispenserState before, int attempts)
      throws LinkException {
    Optional<Reply> said = handshake.once(link, course.order(), longestMove);
    said.ifPresent(this::noteJam);
    Optional<DispenserState> after = look(link);
    if (after.isEmpty()) {
      return unseen();
    }
    boolean again = said.isEmpty() && after.get().card() == before.card() && attempts > 1;
    return again
        ? move(link, course, before, attempts - 1)
        : course.afterwards(before, said, after.get());
  }

  private void noteJam(Reply reply) {
    jammed =
        switch (reply) {
          case Reply.Positive ignored -> false;
          case Reply.Negative no -> jammed || no.isJam();
        };
  }

  private CardMove unseen() {
    return new CardMove.Unknown("The card dispenser does not say its state: " + refusal + ".");
  }
}
