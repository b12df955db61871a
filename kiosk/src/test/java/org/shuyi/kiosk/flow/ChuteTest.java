package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.kiosk.flow.Samples.ALL_WELL;
import static org.shuyi.kiosk.flow.Samples.HONGLOU_TAG;
import static org.shuyi.kiosk.flow.Samples.SANGUO_1;
import static org.shuyi.kiosk.flow.Samples.SANGUO_2;
import static org.shuyi.kiosk.flow.Samples.SANTI;
import static org.shuyi.kiosk.flow.Samples.SANTI_TAG;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.kiosk.flow.Around.Power;
import org.shuyi.kiosk.flow.Around.Presence;
import org.shuyi.kiosk.flow.Chuting.Inviting;
import org.shuyi.kiosk.flow.Chuting.Problem;
import org.shuyi.kiosk.flow.Chuting.Resting;
import org.shuyi.kiosk.flow.Journey.Returning;
import org.shuyi.kiosk.flow.Journey.Welcome;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;

/** Books one by one through the return chute. */
class ChuteTest {
  static final Service WELL = chute(Around.Chute.READY);

  private final FlowDriver kiosk = FlowDriver.ready().service(WELL);

  private static Service chute(Around.Chute chute) {
    return ALL_WELL.with(new Around(Power.MAINS, false, Presence.UNKNOWN, chute));
  }

  private Chuting now() {
    return kiosk.at(Returning.class).chute();
  }

  private FlowDriver insert(TagSeen... things) {
    kiosk.world.insert(things);
    return kiosk
        .hears(new Event.FlapMoved(false, false))
        .hears(new Event.FlapMoved(true, things.length > 0));
  }

  @Test
  void theFlapOpensAndOneBookAfterTheOtherIsReturned() {
    kiosk.touch(new Touch.Return());
    assertThat(now()).isEqualTo(new Inviting(false, null));
    insert(SANTI_TAG);
    assertThat(now()).isEqualTo(new Inviting(false, null));
    insert(HONGLOU_TAG);

    assertThat(kiosk.world.acts())
        .containsExactly(new Act.Return(SANTI), new Act.Return(new ItemId("TN0000002")));
    assertThat(kiosk.asked(Effect.OpenFlap.class))
        .hasSize(3)
        .doesNotContain(new Effect.OpenFlap(true));
    assertThat(kiosk.lines()).allMatch(line -> line.progress() instanceof Progress.Done);
    kiosk.touch(new Touch.Finish(true)).at(Journey.Finished.class);
  }

  @Test
  void itIsWrittenDownThenArmedThenItFalls() {
    kiosk.touch(new Touch.Return());
    insert(SANTI_TAG);

    assertThat(
            kiosk.asked(Effect.class).stream()
                .filter(
                    effect ->
                        effect instanceof Effect.Append
                            || effect instanceof Effect.Secure
                            || effect instanceof Effect.Drop)
                .<Class<?>>map(Effect::getClass))
        .containsExactly(Effect.Append.class, Effect.Secure.class, Effect.Drop.class);
  }

  @Test
  void aBookThatIsTakenOutAgainIsNoReturn() {
    kiosk.hold(Effect.ReadSlot.class).touch(new Touch.Return());
    insert(SANTI_TAG);
    kiosk.hears(new Event.FlapMoved(false, true));
    kiosk.world.insert();
    kiosk.hears(new Event.FlapMoved(true, false)).release();

    assertThat(kiosk.world.acts()).isEmpty();
    assertThat(now()).isEqualTo(new Resting(null));
    assertThat(kiosk.lines()).isEmpty();
  }

  private static List<org.junit.jupiter.params.provider.Arguments> givenBack() {
    return List.of(
        org.junit.jupiter.params.provider.Arguments.of(List.of(), Problem.NO_TAG),
        org.junit.jupiter.params.provider.Arguments.of(List.of(Samples.FOREIGN), Problem.STRANGE),
        org.junit.jupiter.params.provider.Arguments.of(
            List.of(SANTI_TAG, HONGLOU_TAG), Problem.SEVERAL),
        org.junit.jupiter.params.provider.Arguments.of(
            List.of(SANTI_TAG, Samples.BLANK), Problem.SEVERAL),
        org.junit.jupiter.params.provider.Arguments.of(List.of(SANGUO_1), Problem.INCOMPLETE));
  }

  @ParameterizedTest
  @MethodSource("givenBack")
  void whatIsNoWholeBookOfOursIsGivenBack(List<TagSeen> things, Problem why) {
    kiosk.touch(new Touch.Return());
    kiosk.world.insert(things.toArray(TagSeen[]::new));
    kiosk.hears(new Event.FlapMoved(false, false)).hears(new Event.FlapMoved(true, true));

    assertThat(now()).isEqualTo(new Inviting(false, why));
    assertThat(kiosk.asked(Effect.OpenFlap.class).getLast()).isEqualTo(new Effect.OpenFlap(true));
    assertThat(kiosk.world.acts()).isEmpty();
  }

  @Test
  void aWholeSetIsOneReturn() {
    kiosk.touch(new Touch.Return());
    insert(SANGUO_1, SANGUO_2);

    assertThat(kiosk.world.acts()).containsExactly(new Act.Return(Samples.SANGUO));
    assertThat(kiosk.asked(Effect.Secure.class)).hasSize(2);
  }

  @Test
  void whatCanNotBeWrittenDownIsGivenBack() {
    kiosk.touch(new Touch.Return());
    kiosk.world.diskFull = true;
    insert(SANTI_TAG);

    assertThat(now()).isEqualTo(new Inviting(false, Problem.NOT_RECORDED));
    assertThat(kiosk.asked(Effect.Drop.class)).isEmpty();
  }

  @Test
  void aTagThatCanNotBeArmedIsADebtAndTheBookFalls() {
    kiosk.world.stubborn.add(SANTI_TAG.uid());
    kiosk.touch(new Touch.Return());
    insert(SANTI_TAG);

    assertThat(kiosk.world.acts())
        .containsExactly(new Act.Return(SANTI), new Act.DebtOpened(SANTI, Act.Debt.TAG_NOT_ARMED));
    assertThat(kiosk.asked(Effect.Drop.class)).hasSize(1);
  }

  @Test
  void aFlapThatIsForcedWhileTheBookFallsMakesNoSecondReturn() {
    kiosk.world.fall = Chuting.Fall.FLAP_OPEN;
    kiosk.touch(new Touch.Return());
    insert(SANTI_TAG);
    assertThat(now()).isEqualTo(new Inviting(true, Problem.FLAP));

    kiosk.world.fall = Chuting.Fall.FALLEN;
    kiosk.hears(new Event.FlapMoved(true, true));
    assertThat(kiosk.world.acts()).containsExactly(new Act.Return(SANTI));
    assertThat(now()).isEqualTo(new Inviting(false, null));
  }

  @Test
  void aBookThatIsStuckIsReturnedAndNotGivenBack() {
    kiosk.world.fall = Chuting.Fall.STUCK;
    kiosk.touch(new Touch.Return());
    insert(SANTI_TAG);

    assertThat(now()).isEqualTo(new Resting(Problem.STUCK));
    assertThat(kiosk.world.acts()).containsExactly(new Act.Return(SANTI));
    kiosk.service(chute(Around.Chute.OUT_OF_ORDER)).touch(new Touch.OpenFlap());
    assertThat(now()).isEqualTo(new Resting(Problem.STUCK));
    kiosk.touch(new Touch.Leave()).at(Welcome.class);
  }

  @Test
  void nobodyIsSentAwayWhileTheMachineHasTheBook() {
    kiosk.hold(Effect.Drop.class).touch(new Touch.Return());
    insert(SANTI_TAG);
    kiosk.touch(new Touch.Leave()).touch(new Touch.Finish(false)).timesOut().timesOut();

    kiosk.at(Returning.class);
    kiosk.release();
    assertThat(now()).isEqualTo(new Inviting(false, null));
  }

  @Test
  void anOpenFlapIsGivenTheLongTime() {
    kiosk.touch(new Touch.Return()).hears(new Event.FlapMoved(false, false));

    assertThat(kiosk.asked(Effect.Expect.class).getLast().within()).isEqualTo(JourneyFlow.OWED);
  }

  @Test
  void whatLiesThereWhenNobodyIsHereIsTakenBackToo() {
    kiosk.world.insert(SANTI_TAG);
    kiosk.hears(new Event.FlapMoved(true, true));

    assertThat(kiosk.world.acts()).containsExactly(new Act.Return(SANTI));
    kiosk.timesOut().timesOut().at(Welcome.class);
  }

  @Test
  void withAFullChuteThePadServesOn() {
    kiosk.service(chute(Around.Chute.FULL)).touch(new Touch.Return());
    assertThat(now()).isEqualTo(new Chuting.Closed());
    kiosk.pad(SANTI_TAG);

    assertThat(kiosk.world.acts()).containsExactly(new Act.Return(SANTI));
    assertThat(kiosk.asked(Effect.OpenFlap.class)).isEmpty();
  }

  @Test
  void aFlapThatDoesNotOpenIsTold() {
    kiosk.world.flap = Chuting.Flap.UNKNOWN;
    kiosk.touch(new Touch.Return());
    assertThat(now()).isEqualTo(new Resting(Problem.NO_ANSWER));

    kiosk.world.flap = Chuting.Flap.UNLOCKED;
    kiosk.touch(new Touch.OpenFlap());
    assertThat(now()).isEqualTo(new Inviting(false, null));
  }

  /** What a person and a machine can do to one another at a chute. */
  private record Move(int kind, List<TagSeen> things, Chuting.Fall fall, boolean well) {}

  @Provide
  Arbitrary<List<Move>> moves() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 6),
            Moves.pads(),
            Arbitraries.of(Chuting.Fall.class),
            Arbitraries.of(true, true, false))
        .as(Move::new)
        .list()
        .ofMinSize(5)
        .ofMaxSize(40);
  }

  /** One act for each time; nothing falls that is not returned; nothing returned is given back. */
  @Property(tries = 300)
  void whatFallsIsReturnedAndWhatIsReturnedStays(@ForAll("moves") List<Move> moves) {
    kiosk.touch(new Touch.Return());
    for (Move move : moves) {
      int seen = kiosk.asked(Effect.class).size();
      play(move);
      check(kiosk.asked(Effect.class).subList(seen, kiosk.asked(Effect.class).size()));
    }
  }

  private void play(Move move) {
    kiosk.world.fall = move.fall();
    kiosk.world.diskFull = !move.well();
    switch (move.kind()) {
      case 0 -> kiosk.touch(new Touch.OpenFlap());
      case 1 -> kiosk.hears(new Event.FlapMoved(false, true));
      case 2 -> kiosk.timesOut().touch(new Touch.Return());
      case 3 -> kiosk.touch(new Touch.Finish(false));
      default -> insert(move.things().toArray(TagSeen[]::new));
    }
  }

  private void check(List<Effect> effects) {
    List<ItemId> returned = new ArrayList<>();
    kiosk.world.acts().stream()
        .filter(Act.Return.class::isInstance)
        .forEach(act -> returned.add(((Act.Return) act).item()));
    for (Effect effect : effects) {
      if (effect instanceof Effect.Drop(ItemId item)) {
        assertThat(returned).contains(item);
      }
    }
    boolean gaveBack = effects.contains(new Effect.OpenFlap(true));
    boolean wrote =
        effects.stream()
            .anyMatch(
                effect ->
                    effect instanceof Effect.Append(Act act)
                        && act instanceof Act.Return
                        && !kiosk.world.diskFull);
    assertThat(gaveBack && wrote).isFalse();
  }
}
