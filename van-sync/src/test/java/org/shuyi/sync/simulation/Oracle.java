package org.shuyi.sync.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ActId;

/**
 * Judges a world that has come to rest, by what people saw and where the books really are. Shares
 * no code with what it judges: it knows nothing of sequence numbers, batches, clocks or rules.
 */
final class Oracle {
  /** What the centre says became of an act. */
  enum Result {
    APPLIED,
    ALREADY_DONE,
    REVIEW,
    DOUBT
  }

  /** In which way a promise was broken. */
  enum Kind {
    LOST,
    DOUBLED,
    INVENTED,
    NOT_TOLD,
    REVIEWED_WITHOUT_REASON
  }

  /** A broken promise. */
  record Fault(Kind kind, String what) {}

  /**
   * What is to be judged.
   *
   * @param seen in the order in which it happened
   * @param journals ids in each station's journal
   * @param stored ids at the centre
   * @param results what became of them, as far as the centre knows
   * @param told what became of them, as far as their stations know
   * @param burnt ids that were only on a disk when somebody overwrote it: done or not
   * @param effects what the library system did, in order
   * @param out item to patron at the end, as the library system has it
   * @param withdrawn acknowledgements after which something was gone
   * @param blocked patrons to whom the library system lends nothing
   * @param wanted items that somebody had put a hold on
   * @param unanswered items for which the library system was asked for something without an answer
   */
  record Evidence(
      List<Seen> seen,
      Map<String, List<ActId>> journals,
      Set<ActId> stored,
      Map<ActId, Result> results,
      Map<ActId, Result> told,
      Set<ActId> burnt,
      List<Effect> effects,
      Map<String, String> out,
      List<String> withdrawn,
      Set<String> blocked,
      Set<String> wanted,
      Set<String> unanswered) {}

  private final Evidence evidence;
  private final List<Fault> faults = new ArrayList<>();

  private Oracle(Evidence evidence) {
    this.evidence = evidence;
  }

  static List<Fault> judge(Evidence evidence) {
    Oracle oracle = new Oracle(evidence);
    oracle.journals();
    evidence.withdrawn().forEach(what -> oracle.fault(Kind.LOST, what));
    Set<String> items = new TreeSet<>();
    evidence.seen().forEach(seen -> items.add(seen.item()));
    evidence.effects().forEach(effect -> items.add(effect.item()));
    items.forEach(oracle::item);
    return List.copyOf(oracle.faults);
  }

  private void fault(Kind kind, String what) {
    faults.add(new Fault(kind, what));
  }

  private void journals() {
    Set<ActId> written = new HashSet<>();
    evidence.journals().values().forEach(written::addAll);
    Set<ActId> seen = new HashSet<>();
    for (Seen each : evidence.seen()) {
      if (!each.atDesk()) {
        seen.add(each.id());
        if (!written.contains(each.id()) && !isStored(each) && !isBurnt(each)) {
          fault(Kind.LOST, "was told, is nowhere: " + each);
        }
      }
    }
    evidence.journals().forEach((station, ids) -> journal(station, ids, seen));
  }

  private void journal(String station, List<ActId> ids, Set<ActId> seen) {
    if (!evidence.stored().containsAll(ids)) {
      fault(Kind.LOST, "the centre has not what is in the journal of " + station);
    }
    if (!seen.containsAll(ids)) {
      fault(Kind.INVENTED, "nobody did what is in the journal of " + station);
    }
    Set<ActId> known = Set.copyOf(ids);
    if (!some(evidence.results(), known).equals(some(evidence.told(), known))) {
      fault(Kind.NOT_TOLD, station + " does not know what became of its acts");
    }
  }

  /** What became of some acts. */
  static Map<ActId, Result> some(Map<ActId, Result> all, Set<ActId> ids) {
    Map<ActId, Result> some = new HashMap<>(all);
    some.keySet().retainAll(ids);
    return some;
  }

  private boolean isStored(Seen seen) {
    return evidence.stored().contains(seen.id()) || evidence.results().containsKey(seen.id());
  }

  private boolean isBurnt(Seen seen) {
    return !seen.atDesk() && evidence.burnt().contains(seen.id());
  }

  private void item(String item) {
    List<Seen> seen = evidence.seen().stream().filter(s -> s.item().equals(item)).toList();
    List<Effect> effects = evidence.effects().stream().filter(e -> e.item().equals(item)).toList();
    boolean doubt = seen.stream().anyMatch(s -> result(s) == Result.DOUBT);
    boolean review = seen.stream().anyMatch(s -> result(s) == Result.REVIEW);
    seen.stream()
        .filter(s -> result(s) == null && !doubt && !isBurnt(s))
        .forEach(s -> fault(Kind.LOST, "no outcome and nothing to wait for: " + s));
    inOrder(item, seen, effects);
    if (!doubt) {
      onceEach(seen, effects);
    }
    boolean gone = !seen.isEmpty() && isBurnt(seen.getLast()) && result(seen.getLast()) == null;
    if (!doubt && !review && !gone) {
      whereItIs(item, seen);
    }
    reasons(item, seen);
  }

  private @Nullable Result result(Seen seen) {
    return seen.atDesk() ? Result.APPLIED : evidence.results().get(seen.id());
  }

  /** The library system's history of a book is the real one, perhaps with pieces left out. */
  private void inOrder(String item, List<Seen> seen, List<Effect> effects) {
    int at = 0;
    for (Effect effect : effects) {
      while (at < seen.size() && !seen.get(at).effect().equals(effect)) {
        at++;
      }
      if (at++ >= seen.size()) {
        fault(Kind.DOUBLED, "done twice, too late or for the wrong one: " + effect + " of " + item);
        return;
      }
    }
  }

  /** What was asked for without an answer may be done, also if it is left to staff. */
  private void onceEach(List<Seen> seen, List<Effect> effects) {
    Map<Effect, Integer> balance = new HashMap<>();
    seen.stream()
        .filter(s -> result(s) == Result.APPLIED)
        .forEach(s -> balance.merge(counted(s.effect()), 1, Integer::sum));
    effects.forEach(effect -> balance.merge(counted(effect), -1, Integer::sum));
    seen.stream()
        .filter(s -> result(s) == Result.REVIEW && evidence.unanswered().contains(s.item()))
        .map(s -> counted(s.effect()))
        .filter(effect -> balance.getOrDefault(effect, 0) < 0)
        .forEach(effect -> balance.merge(effect, 1, Integer::sum));
    balance.forEach(
        (effect, count) -> {
          if (count > 0) {
            fault(Kind.LOST, "said to be applied, never done: " + effect);
          } else if (count < 0) {
            fault(Kind.DOUBLED, "done more often than applied: " + effect);
          }
        });
  }

  /**
   * A return whose own loan has not come in yet may end the loan before it, if that was over: its
   * patron had brought the book back. That it was over is {@link #inOrder}'s to find.
   */
  private static Effect counted(Effect effect) {
    return effect.kind() == Effect.Kind.RETURN
        ? new Effect(effect.kind(), effect.item(), "somebody")
        : effect;
  }

  private void whereItIs(String item, List<Seen> seen) {
    Seen last = seen.isEmpty() ? null : seen.getLast();
    String holder = last == null || last.kind() == Effect.Kind.RETURN ? null : last.patron();
    if (!Objects.equals(holder, evidence.out().get(item))) {
      fault(
          Kind.LOST,
          item + " is with " + holder + ", the library system says " + evidence.out().get(item));
    }
  }

  /** With right clocks and patrons in good standing nothing is left to staff. */
  private void reasons(String item, List<Seen> seen) {
    boolean clean =
        seen.stream().allMatch(Seen::sureOfTime)
            && seen.stream().noneMatch(s -> s.atDesk() || isBurnt(s))
            && !evidence.wanted().contains(item)
            && !evidence.unanswered().contains(item)
            && seen.stream().noneMatch(s -> result(s) == Result.DOUBT)
            && Collections.disjoint(evidence.blocked(), seen.stream().map(Seen::patron).toList());
    if (clean && seen.stream().anyMatch(s -> result(s) == Result.REVIEW)) {
      fault(Kind.REVIEWED_WITHOUT_REASON, "staff have to look at " + item + " for no reason");
    }
  }
}
