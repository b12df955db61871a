package org.shuyi.sync.journal.sqlite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ClockAnchor;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.Stamp.ClockTrust;
import org.shuyi.sync.journal.JournalCounts;
import org.shuyi.sync.journal.JournalException;

/**
 * What the last commit left in a journal's file, in memory. It follows a commit and never goes
 * ahead of one: what stands here was promised. Not safe for several threads.
 */
final class Standing {
  private long last;
  private byte[] lastHash;
  private long acceptedThrough;
  private long removedThrough;
  private long applied;
  private long removedRefused;
  private final TreeSet<Long> refused;
  private final TreeSet<Long> withoutOutcome;
  private final TreeSet<Long> unknown;
  private final TreeMap<Long, RecordedAct> pending = new TreeMap<>();
  private final TreeMap<Long, Rows.Debt> debts = new TreeMap<>();
  private final SortedMap<Integer, byte[]> stock;
  private final Map<UUID, ClockAnchor> anchors = new HashMap<>();

  /** Boots that have pending acts stamped by an uncertain clock, and how many; oldest first. */
  private final Map<UUID, Integer> uncertain = new LinkedHashMap<>();

  /** Reads what the file says. */
  Standing(Rows rows) throws JournalException {
    last = rows.last();
    lastHash = rows.hash(last);
    acceptedThrough = rows.acceptedThrough();
    removedThrough = rows.removedThrough();
    applied = rows.outcomes("applied");
    refused = new TreeSet<>(rows.withOutcome("refused"));
    removedRefused = rows.outcomes("refused") - refused.size();
    withoutOutcome = new TreeSet<>(rows.withoutOutcome());
    unknown = new TreeSet<>(rows.withOutcome("unknown"));
    for (Rows.Debt debt : rows.openDebts()) {
      debts.put(debt.sequence(), debt);
    }
    stock = rows.stock();
    for (ClockAnchor anchor : rows.anchors()) {
      anchors.put(anchor.boot(), anchor);
    }
    for (RecordedAct act : rows.pending()) {
      pend(act);
    }
  }

  long last() {
    return last;
  }

  byte[] lastHash() {
    return lastHash;
  }

  long acceptedThrough() {
    return acceptedThrough;
  }

  long removedThrough() {
    return removedThrough;
  }

  JournalCounts counts() {
    return new JournalCounts(
        last, acceptedThrough, applied, removedRefused + refused.size(), unknown.size());
  }

  List<RecordedAct> pending() {
    return List.copyOf(pending.values());
  }

  Collection<Rows.Debt> debts() {
    return debts.values();
  }

  /** The bytes of the act that loaded what lies there, by door. */
  SortedMap<Integer, byte[]> stock() {
    return stock;
  }

  /** Those without any outcome first, then those whose outcome nobody could tell. */
  List<Long> unsettled(int limit) {
    return Stream.concat(withoutOutcome.stream(), unknown.stream()).limit(limit).toList();
  }

  /** Those that were refused, oldest first. */
  List<Long> refusedAfter(long after, int limit) {
    return refused.tailSet(after, false).stream().limit(limit).toList();
  }

  /** Up to here every act is accepted, and has an outcome that tells. */
  long settledThrough() {
    return pending.isEmpty() ? acceptedThrough : Math.min(acceptedThrough, pending.firstKey() - 1);
  }

  void appended(RecordedAct act, byte[] payload, byte[] hash) {
    last = act.sequence();
    lastHash = hash;
    pend(act);
    switch (act.act()) {
      case Act.DebtOpened _ -> debts.put(last, new Rows.Debt(last, Rows.bytes(act.id()), payload));
      case Act.DebtSettled settled -> {
        byte[] opened = Rows.bytes(settled.opened());
        debts.values().removeIf(debt -> Arrays.equals(debt.id(), opened));
      }
      case Act.StockLoaded loaded -> stock.put(loaded.door(), payload);
      case Act.StockRemoved removed -> stock.remove(removed.door());
      default -> {
        // Nothing else stands for longer than it waits for the centre.
      }
    }
  }

  private void pend(RecordedAct act) {
    pending.put(act.sequence(), act);
    if (isUncertain(act)) {
      uncertain.merge(act.stamp().boot(), 1, Integer::sum);
    }
  }

  private static boolean isUncertain(RecordedAct act) {
    return act.stamp().trust() != ClockTrust.TRUSTED;
  }

  /** In a new epoch, what the former one settled is accepted once more, and stays settled. */
  void accepted(long through) {
    pending.subMap(acceptedThrough, false, through, true).keySet().stream()
        .filter(sequence -> !unknown.contains(sequence))
        .forEach(withoutOutcome::add);
    acceptedThrough = through;
  }

  void removed(long through) {
    removedThrough = through;
    Set<Long> gone = refused.headSet(through, true);
    removedRefused += gone.size();
    gone.clear();
  }

  void settled(Settling settling) {
    settling.before().ifPresent(old -> count(settling.sequence(), old, -1));
    count(settling.sequence(), settling.now(), 1);
    withoutOutcome.remove(settling.sequence());
    if (!(settling.now() instanceof Outcome.Unknown)) {
      RecordedAct act = pending.remove(settling.sequence());
      if (act != null && isUncertain(act)) {
        uncertain.computeIfPresent(
            act.stamp().boot(), (boot, count) -> count == 1 ? null : count - 1);
      }
    }
  }

  private void count(long sequence, Outcome outcome, int by) {
    switch (Settling.word(outcome)) {
      case "applied" -> applied += by;
      case "refused" -> keep(refused, sequence, by > 0);
      default -> keep(unknown, sequence, by > 0);
    }
  }

  private static void keep(Set<Long> set, long sequence, boolean in) {
    if (in) {
      set.add(sequence);
    } else {
      set.remove(sequence);
    }
  }

  /** Whether some boot has acts of which a trusted clock would tell the time. */
  boolean wantsAnchor() {
    return uncertain.keySet().stream().anyMatch(this::wantsAnchor);
  }

  boolean wantsAnchor(UUID boot) {
    return uncertain.containsKey(boot) && !anchors.containsKey(boot);
  }

  void anchored(ClockAnchor anchor) {
    anchors.keySet().removeAll(idleAnchors());
    anchors.put(anchor.boot(), anchor);
  }

  /** Boots all whose acts are settled. */
  List<UUID> idleAnchors() {
    return anchors.keySet().stream().filter(boot -> !uncertain.containsKey(boot)).toList();
  }

  List<ClockAnchor> anchors(int limit) {
    List<ClockAnchor> wanted = new ArrayList<>();
    for (UUID boot : uncertain.keySet()) {
      ClockAnchor anchor = anchors.get(boot);
      if (anchor != null && wanted.size() < limit) {
        wanted.add(anchor);
      }
    }
    return wanted;
  }
}
