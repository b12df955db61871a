package org.shuyi.sync.centre;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.StationLane;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.centre.store.Stored;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.wire.Limits;
import org.shuyi.sync.wire.Outcomes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells stations of new outcomes, several in one message when they come fast. */
final class OutcomePost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomePost.class);

  private static final int WAITING = 10_000;

  private final CentreStore store;
  private final Consumer<Outcomes> send;
  private final BlockingQueue<News> news = new ArrayBlockingQueue<>(WAITING);
  private final Threads threads = new Threads("outcomes");

  OutcomePost(CentreStore store, Consumer<Outcomes> send) {
    this.store = store;
    this.send = send;
  }

  void start() {
    threads.loop(this::deliver);
  }

  /** Never blocks. Over the bound the news is dropped; the station asks for it. */
  void tell(Stored act, Outcome outcome) {
    if (!news.offer(
        new News(
            new Journal(act.station(), act.epoch()),
            new Outcomes.Settled(act.sequence(), act.id(), outcome)))) {
      LOG.debug("Too many outcomes at once: {} has to ask", act.station());
    }
  }

  private void deliver() throws InterruptedException {
    deliver(news.take());
  }

  /** Delivers what there is. Never blocks. */
  void deliverNow() {
    for (News first = news.poll(); first != null; first = news.poll()) {
      deliver(first);
    }
  }

  private void deliver(News first) {
    List<News> batch = new ArrayList<>();
    batch.add(first);
    news.drainTo(batch, Limits.OUTCOMES - 1);
    Map<Journal, List<Outcomes.Settled>> byJournal = new LinkedHashMap<>();
    for (News each : batch) {
      byJournal.computeIfAbsent(each.journal(), key -> new ArrayList<>()).add(each.settled());
    }
    byJournal.forEach(this::deliver);
  }

  private void deliver(Journal journal, List<Outcomes.Settled> settled) {
    try {
      StationLane lane = store.lane(journal.station(), journal.epoch());
      send.accept(
          new Outcomes(
              journal.station(),
              journal.epoch(),
              lane.acceptedThrough(),
              settled,
              lane.quarantine()));
    } catch (StoreException e) {
      LOG.error("{} is not told of outcomes now: {}", journal.station(), e.getMessage());
    }
  }

  @Override
  public void close() {
    threads.close();
  }

  private record Journal(StationId station, Epoch epoch) {}

  private record News(Journal journal, Outcomes.Settled settled) {}
}
