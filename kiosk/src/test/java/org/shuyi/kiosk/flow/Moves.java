package org.shuyi.kiosk.flow;

import static org.shuyi.kiosk.flow.Samples.CIHAI_TAG;
import static org.shuyi.kiosk.flow.Samples.HONGLOU;
import static org.shuyi.kiosk.flow.Samples.HONGLOU_TAG;
import static org.shuyi.kiosk.flow.Samples.SANGUO_1;
import static org.shuyi.kiosk.flow.Samples.SANGUO_2;
import static org.shuyi.kiosk.flow.Samples.SANTI;
import static org.shuyi.kiosk.flow.Samples.SANTI_TAG;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;

/** Random moves of a world with few books, two patrons and much trouble. */
final class Moves {
  /** All that can lie on a pad. */
  static final List<TagSeen> THINGS =
      List.of(
          SANTI_TAG,
          HONGLOU_TAG,
          SANGUO_1,
          SANGUO_2,
          CIHAI_TAG,
          Samples.BLANK,
          Samples.FOREIGN,
          Samples.DAMAGED,
          Samples.CARD_ON_PAD);

  private Moves() {}

  static Arbitrary<List<Move>> plays() {
    return move().list().ofMinSize(80).ofMaxSize(240);
  }

  private static Arbitrary<Move> move() {
    return Arbitraries.frequencyOf(
        Tuple.of(16, Arbitraries.of(1, 2, 20).map(Move.Turns::new)),
        Tuple.of(6, Arbitraries.of(true, true, true, false).map(Move.Writes::new)),
        Tuple.of(10, answers()),
        Tuple.of(6, touches().map(Move.Touches::new)),
        Tuple.of(3, cards().injectNull(0.1).map(Move.Scans::new)),
        Tuple.of(1, Arbitraries.of(SANTI, Samples.SANGUO, Samples.CIHAI).map(Move.ScansBook::new)),
        Tuple.of(5, pads().map(Move.Lays::new)),
        Tuple.of(2, Arbitraries.just(new Move.Idles())),
        Tuple.of(1, serves()),
        Tuple.of(2, settles()));
  }

  /** Mostly the same patron, for some things only happen to who comes again. */
  private static Arbitrary<PatronId> cards() {
    return Arbitraries.of(Samples.WANG, Samples.WANG, Samples.WANG, Samples.LI);
  }

  private static Arbitrary<Move> answers() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 9), Arbitraries.of(true, true, true, false))
        .as(Move.Answers::new);
  }

  static Arbitrary<List<TagSeen>> pads() {
    return Arbitraries.of(THINGS).list().uniqueElements().ofMaxSize(5);
  }

  static Arbitrary<Touch> touches() {
    return Arbitraries.frequency(
        Tuple.of(9, new Touch.Borrow()),
        Tuple.of(8, new Touch.Return()),
        Tuple.of(16, new Touch.MyLoans()),
        Tuple.of(3, new Touch.LookAgain()),
        Tuple.of(2, new Touch.LendIncomplete(Samples.SANGUO)),
        Tuple.of(3, new Touch.Leave()),
        Tuple.of(3, new Touch.Finish(true)),
        Tuple.of(2, new Touch.Finish(false)),
        Tuple.of(3, new Touch.Renew(SANTI)),
        Tuple.of(1, new Touch.Renew(HONGLOU)),
        Tuple.of(10, new Touch.RenewAll()),
        Tuple.of(1, new Touch.More()),
        Tuple.of(1, new Touch.PayFees()),
        Tuple.of(1, new Touch.Agree()),
        Tuple.of(1, new Touch.Find()),
        Tuple.of(2, new Touch.Letter("S")),
        Tuple.of(1, new Touch.Erase()),
        Tuple.of(1, new Touch.Enter()),
        Tuple.of(1, new Touch.InClass(Clc.I)),
        Tuple.of(1, new Touch.Choose(0)),
        Tuple.of(1, new Touch.Back()),
        Tuple.of(1, new Touch.MoreTime()),
        Tuple.of(1, new Touch.ChangeLanguage(Kiosk.Language.ENGLISH)),
        Tuple.of(1, new Touch.Open(Manner.Panel.ACCESS)),
        Tuple.of(1, new Touch.Open(Manner.Panel.HELP)),
        Tuple.of(1, new Touch.Change(Need.ELDER)),
        Tuple.of(1, new Touch.Change(Need.LARGE_TYPE)),
        Tuple.of(1, new Touch.Remember(true)),
        Tuple.of(1, new Touch.Remember(false)),
        Tuple.of(1, new Touch.CallStaff()));
  }

  /** Mostly all is well, for where little works little happens. */
  private static Arbitrary<Move> serves() {
    return Arbitraries.frequency(
        Tuple.of(40, serves(true, true, true, true)),
        Tuple.of(16, serves(false, true, true, true)),
        Tuple.of(8, serves(true, false, true, true)),
        Tuple.of(8, serves(true, true, false, true)),
        Tuple.of(16, serves(true, true, true, false)),
        Tuple.of(1, serves(new Around(Around.Power.BATTERY, false, Around.Presence.UNKNOWN))),
        Tuple.of(1, serves(new Around(Around.Power.BATTERY_LOW, false, Around.Presence.NOBODY))),
        Tuple.of(1, serves(new Around(Around.Power.MAINS, true, Around.Presence.SOMEBODY))),
        Tuple.of(1, serves(new Around(Around.Power.MAINS, false, Around.Presence.NOBODY))),
        Tuple.of(1, serves(new Around(Around.Power.MAINS, false, Around.Presence.SOMEBODY))));
  }

  private static Move serves(boolean online, boolean scanner, boolean printer, boolean disk) {
    Service service = new Service(online, true, scanner, printer, true, 0, 0, Instant.EPOCH);
    return new Move.Serves(service, !disk);
  }

  private static Move serves(Around around) {
    return new Move.Serves(Samples.ALL_WELL.with(around), false);
  }

  private static Arbitrary<Move> settles() {
    return Combinators.combine(Arbitraries.integers().between(0, 9), outcomes())
        .as(Move.Settles::new);
  }

  static Arbitrary<Outcome> outcomes() {
    return Arbitraries.of(
        new Outcome.Applied(Samples.LATER),
        new Outcome.Applied(null),
        new Outcome.AlreadyDone(null),
        new Outcome.Refused(List.of(RefusalReason.OTHER), "told"),
        new Outcome.Unknown("told"));
  }
}
