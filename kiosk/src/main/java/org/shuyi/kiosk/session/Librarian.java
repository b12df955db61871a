package org.shuyi.kiosk.session;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.shuyi.kiosk.catalogue.Titles;
import org.shuyi.kiosk.flow.Clc;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Searching.Answer;
import org.shuyi.kiosk.flow.Title;
import org.shuyi.kiosk.flow.Wanted;
import org.shuyi.sync.agent.Station;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.reference.ReferenceSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds titles. The list of all is read beside the session, again whenever other reference data is
 * in use; until then the one before is looked through. Safe for several threads.
 */
final class Librarian {
  private static final Logger LOG = LoggerFactory.getLogger(Librarian.class);

  /** Titles of one answer: twelve pages. */
  static final int MOST = 60;

  /** Titles that the first screen has room for. */
  private static final int IN_WINDOW = 4;

  /** Copies of a title that are told apart. */
  private static final int MOST_COPIES = 99;

  private final Station station;
  private final Shelf shelf;
  private final AtomicBoolean reading = new AtomicBoolean();
  private final AtomicReference<Wanted> newest;
  private volatile Titles titles = new Titles.Builder().build();
  private volatile Instant asOf = Instant.EPOCH;

  Librarian(Station station, Shelf shelf) {
    this.station = station;
    this.shelf = shelf;
    this.newest = new AtomicReference<>();
  }

  /**
   * Reads the list anew if another one is in use. Returns at once.
   *
   * @param done called on another thread if there was one to be read
   */
  void refresh(Runnable done) {
    Instant current = station.reference().asOf(ReferenceSet.ITEMS);
    if (!current.equals(asOf) && reading.compareAndSet(false, true)) {
      Thread thread = new Thread(() -> read(current, done), "catalogue");
      thread.setDaemon(true);
      thread.setPriority(Thread.MIN_PRIORITY);
      thread.start();
    }
  }

  private void read(Instant current, Runnable done) {
    try {
      Titles.Builder builder = new Titles.Builder();
      Set<ItemId> here = new LinkedHashSet<>();
      station.reference().items((id, item) -> add(builder, here, id, item));
      titles = builder.build();
      shelf.placed(here);
      asOf = current;
      LOG.info("{} items can be found", titles.size());
    } finally {
      reading.set(false);
    }
    done.run();
  }

  private void add(Titles.Builder builder, Set<ItemId> here, ItemId id, Reference.Item item) {
    if (!item.flags().contains(Reference.ItemFlag.WITHDRAWN)) {
      add(builder, id, item);
      if (shelf.isPlace(item.place())) {
        here.add(id);
      }
    }
  }

  private static void add(Titles.Builder builder, ItemId id, Reference.Item item) {
    builder.add(
        id, item.title(), item.author(), Clc.of(item.callNumber()).map(Clc::letter).orElse(' '));
  }

  /** Something was written down: whether that changed what is here. */
  boolean moved(Act act) {
    return shelf.moved(act);
  }

  /** What lies now in a part of this kiosk: whether that changed what is here. */
  boolean seen(String part, Set<ItemId> items) {
    return shelf.seen(part, items);
  }

  /** Some of what is here, what came last first; copies of a title are one. */
  List<Title> window() {
    return shelf.items().stream()
        .limit(4L * IN_WINDOW)
        .flatMap(item -> title(List.of(item)).stream())
        .filter(distinctNames())
        .limit(IN_WINDOW)
        .toList();
  }

  private static Predicate<Title> distinctNames() {
    Set<String> seen = new HashSet<>();
    return title -> seen.add(title.name());
  }

  /** Never fails. What was asked before is not looked for any more. */
  CompletionStage<Event> find(Wanted wanted) {
    newest.set(wanted);
    return CompletableFuture.supplyAsync(() -> found(wanted), Thread::startVirtualThread);
  }

  private synchronized Event found(Wanted wanted) {
    if (!wanted.equals(newest.get())) {
      return new Event.TitlesFound(wanted, List.of(), Answer.AWAITED);
    }
    Clc in = wanted.in();
    List<List<ItemId>> found =
        all(wanted).find(wanted.typed(), in == null ? 0 : in.letter(), item -> true, MOST + 1);
    List<Title> told =
        found.stream().limit(MOST).flatMap(copies -> title(copies).stream()).toList();
    return new Event.TitlesFound(wanted, told, answer(found.size()));
  }

  private Answer answer(int found) {
    if (titles.size() == 0) {
      return Answer.NO_CATALOGUE;
    }
    return found > MOST ? Answer.MORE : Answer.ALL;
  }

  private Titles all(Wanted wanted) {
    return wanted.here() ? here() : titles;
  }

  /** What is here changes with every book, and is little. */
  private Titles here() {
    Titles.Builder builder = new Titles.Builder();
    for (ItemId id : shelf.items()) {
      station.reference().item(id).ifPresent(item -> add(builder, id, item));
    }
    return builder.build();
  }

  private Optional<Title> title(List<ItemId> copies) {
    List<ItemId> told = copies.stream().limit(MOST_COPIES).toList();
    return station
        .reference()
        .item(copies.getFirst())
        .map(
            item ->
                new Title(
                    item.title(),
                    item.author(),
                    item.callNumber(),
                    told,
                    told.stream().filter(shelf::holds).toList()));
  }
}
