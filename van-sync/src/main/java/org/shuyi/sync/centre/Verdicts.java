package org.shuyi.sync.centre;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import org.shuyi.sync.centre.Settlement.Step;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.centre.store.Stored;
import org.shuyi.sync.circulation.Outcome;

/** Records what became of an act, and tells its station afterwards. Called by who has its lane. */
final class Verdicts {
  /** Staff do not act by the second. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);

  private final CentreStore store;
  private final CentreSettings.Pace pace;
  private final InstantSource clock;
  private final BiConsumer<Stored, Outcome> told;

  /**
   * @param told hears of each outcome after it is on disk; must not block
   */
  Verdicts(
      CentreStore store,
      CentreSettings.Pace pace,
      InstantSource clock,
      BiConsumer<Stored, Outcome> told) {
    this.store = store;
    this.pace = pace;
    this.clock = clock;
    this.told = told;
  }

  /** The next in its lane may follow. */
  Step settled(Stored act, Outcome outcome, String rule) throws StoreException {
    store.settle(act, outcome, rule, clock.instant());
    return told(act, outcome);
  }

  /** Of what is on disk already. */
  Step told(Stored act, Outcome outcome) {
    told.accept(act, outcome);
    return Step.SETTLED;
  }

  /** Nobody can tell what became of it: staff see it, and it is looked at again. */
  Step doubtful(Stored act, String detail, String rule) throws StoreException {
    doubt(act, detail, rule);
    return putOff(act);
  }

  /** Staff do it; it is looked at again now and then. */
  Step byHand(Stored act, String detail, String rule) throws StoreException {
    doubt(act, detail, rule);
    store.putOff(act.subject(), failures -> clock.instant().plus(BETWEEN_LOOKS));
    return Step.PUT_OFF;
  }

  private void doubt(Stored act, String detail, String rule) throws StoreException {
    Outcome.Unknown unknown = new Outcome.Unknown(detail);
    if (store.doubt(act, unknown, rule, clock.instant())) {
      told.accept(act, unknown);
    }
  }

  /** Not now. */
  Step putOff(Stored act) throws StoreException {
    store.putOff(act.subject(), failures -> clock.instant().plus(pace.retryAfter(failures)));
    return Step.PUT_OFF;
  }
}
