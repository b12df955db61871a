package org.shuyi.sync.centre;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.review.CaseState;
import org.shuyi.sync.centre.review.Entered;
import org.shuyi.sync.centre.review.ReviewCase;
import org.shuyi.sync.centre.review.ReviewEntry;
import org.shuyi.sync.centre.review.Step;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.ItemAct;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.circulation.ActId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where staff look at what the centre did not settle by itself. The desk decides and asks nobody:
 * what is decided about an item waits in its lane, is done by the running centre with a probe and
 * an intent before, and reaches the station as any other outcome does.
 */
public final class ReviewDesk {
  private static final Logger LOG = LoggerFactory.getLogger(ReviewDesk.class);

  private final CentreStore store;
  private final InstantSource clock;

  ReviewDesk(CentreStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Cases in these states, the oldest first.
   *
   * @param limit at least 1
   */
  public List<ReviewEntry> list(List<CaseState> states, int limit) throws StoreException {
    Stream<ReviewEntry> found = Stream.empty();
    for (CaseState state : states) {
      found = Stream.concat(found, store.reviews(state, limit).stream());
    }
    return found.sorted(Comparator.comparing(ReviewEntry::openedAt)).limit(limit).toList();
  }

  public Optional<ReviewEntry> show(ActId act) throws StoreException {
    return store.review(act);
  }

  /** All that was done with a case. */
  public List<Entered> record(ActId act) throws StoreException {
    return store.record(act);
  }

  /** What stations did with the item of a case, the newest first; empty if it is about none. */
  public List<ItemAct> story(ReviewEntry entry, int limit) throws StoreException {
    return entry.item() == null ? List.of() : store.story(entry.item(), limit);
  }

  /** What can be done about it; the first is proposed. */
  public List<Action> offered(ReviewEntry entry) {
    return Proposals.of(entry);
  }

  /** Why it is here, in words and without personal data. */
  public String reason(ReviewEntry entry) {
    return Proposals.meaning(entry).orElse(entry.detail());
  }

  /**
   * Takes a step.
   *
   * @return empty if there is no such case
   */
  public Optional<ReviewCase.Verdict> take(ActId act, Step step) throws StoreException {
    Optional<ReviewCase.Verdict> verdict = store.step(act, step, Proposals::of, clock.instant());
    if (verdict.orElse(null) instanceof ReviewCase.Verdict.Next(var next)) {
      LOG.info("Case {}: {} by {}, now {}", act, step.getClass().getSimpleName(), step.by(), next);
    }
    return verdict;
  }
}
