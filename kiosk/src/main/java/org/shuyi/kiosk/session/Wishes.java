package org.shuyi.kiosk.session;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Holding.Wish;
import org.shuyi.kiosk.flow.Holding.Wish.Stage;
import org.shuyi.sync.agent.Station;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.reference.ReferenceSet;
import org.shuyi.sync.wire.Answer;
import org.shuyi.sync.wire.Question;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a patron has asked for: as the library system says, or else what this station knows, with
 * its age, and what was asked for here since.
 */
final class Wishes {
  private static final Logger LOG = LoggerFactory.getLogger(Wishes.class);

  private final Station station;

  Wishes(Station station) {
    this.station = station;
  }

  /** Always completes. */
  CompletionStage<Event> of(PatronId patron) {
    return station
        .ask(new Question.OfHolds(patron))
        .thenCompose(
            answer ->
                answer instanceof Answer.Holds(var holds)
                    ? CompletableFuture.completedStage(
                        new Event.HoldsListed(patron, told(holds), true, null))
                    : CompletableFuture.supplyAsync(
                        () -> known(patron), Thread::startVirtualThread));
  }

  private static List<Wish> told(List<Answer.Hold> holds) {
    return holds.stream()
        .map(
            hold ->
                new Wish(
                    hold.item(),
                    hold.title(),
                    hold.ready() ? Stage.READY : Stage.WAITS,
                    hold.place(),
                    hold.through()))
        .toList();
  }

  private Event known(PatronId patron) {
    Instant asOf = station.reference().asOf(ReferenceSet.HOLDS);
    List<Act> since = since(patron);
    List<ItemId> reserved = station.reference().waitingFor(patron);
    List<Wish> wishes =
        Stream.concat(
                reserved.stream().map(item -> wish(item, Stage.RESERVED)),
                since.stream()
                    .filter(act -> act instanceof Act.HoldPlaced)
                    .map(act -> ((Act.HoldPlaced) act).item())
                    .filter(item -> !reserved.contains(item))
                    .distinct()
                    .map(item -> wish(item, Stage.NOT_SENT)))
            .filter(wish -> !givenUp(since, wish.item()))
            .toList();
    boolean told = !asOf.equals(Instant.EPOCH) || !since.isEmpty();
    return new Event.HoldsListed(patron, wishes, told, asOf);
  }

  private Wish wish(ItemId item, Stage stage) {
    String title = station.reference().item(item).map(Reference.Item::title).orElse("");
    return new Wish(item, title, stage, "", null);
  }

  /** What was asked for and given up here, and the library system may not know yet. */
  private List<Act> since(PatronId patron) {
    try {
      return station.pending().stream()
          .map(RecordedAct::act)
          .filter(act -> isOf(act, patron))
          .toList();
    } catch (JournalException e) {
      LOG.error("unsettled holds can't be read ({}): {}", e.kind(), e.getMessage());
      return List.of();
    }
  }

  private static boolean isOf(Act act, PatronId patron) {
    return switch (act) {
      case Act.HoldPlaced placed -> placed.patron().equals(patron);
      case Act.HoldCancelled cancelled -> cancelled.patron().equals(patron);
      default -> false;
    };
  }

  /** The last word counts. */
  private static boolean givenUp(List<Act> since, ItemId item) {
    return since.stream()
        .filter(act -> act instanceof Act.OnHold onHold && onHold.item().equals(item))
        .reduce((earlier, later) -> later)
        .filter(Act.HoldCancelled.class::isInstance)
        .isPresent();
  }
}
