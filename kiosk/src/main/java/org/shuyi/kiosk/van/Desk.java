package org.shuyi.kiosk.van;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ItemId;

/**
 * The lending desk.
 *
 * @param turns the last one is now; earlier ones stay while a machine is at work for them or their
 *     books lie there, and a few more to look back at; what they owe is in the journal
 * @param asking the no of which staff are asked why they override it; null for none
 */
public record Desk(List<Turn> turns, @Nullable Refusal asking, Notice notice) {
  /** A centre may think for 2 s, and a fast hand shows five cards in that time. */
  static final int MOST_TURNS = 12;

  /** Earlier ones that nothing has to be done for. */
  private static final int LOOKED_BACK_AT = 3;

  /** Nobody was here yet. */
  public static final Desk EMPTY =
      new Desk(List.of(Turn.of(0, new Turn.Who.Nobody(), Set.of())), null, Notice.NONE);

  public Desk {
    turns = List.copyOf(turns);
  }

  /** What the last scan was not. */
  public enum Notice {
    NONE,
    NOT_A_CARD,
    /** The machine is still at work for too many people: this card was not taken. */
    TOO_FAST
  }

  public Turn now() {
    return turns.getLast();
  }

  /** A machine has to do the next step for somebody. */
  public boolean busy() {
    return turns.stream().anyMatch(Turn::busy);
  }

  /** Earlier turns, the newest first. */
  public List<Turn> earlier() {
    return turns.subList(0, turns.size() - 1).reversed();
  }

  boolean full() {
    return turns.size() >= MOST_TURNS;
  }

  Desk with(Turn changed) {
    return new Desk(
        turns.stream().map(it -> it.number() == changed.number() ? changed : it).toList(),
        asking,
        notice);
  }

  Desk asking(@Nullable Refusal next) {
    return new Desk(turns, next, notice);
  }

  Desk notice(Notice next) {
    return new Desk(turns, asking, next);
  }

  /** The next one is here. */
  Desk next(Turn.Who who, Set<ItemId> lying) {
    List<Turn> all = new ArrayList<>(turns);
    all.add(Turn.of(now().number() + 1, who, lying));
    return new Desk(all, null, Notice.NONE).tidied();
  }

  private Desk tidied() {
    Predicate<Turn> needed = turn -> turn.busy() || !turn.lying().isEmpty();
    int settled = (int) earlier().stream().filter(needed.negate()).count();
    List<Turn> kept = new ArrayList<>();
    for (Turn turn : turns) {
      boolean stays = turn.equals(now()) || needed.test(turn) || settled <= LOOKED_BACK_AT;
      if (!needed.test(turn)) {
        settled--;
      }
      boolean empty = turn.who() instanceof Turn.Who.Nobody && turn.all().findAny().isEmpty();
      if (stays && (turn.equals(now()) || !empty || !turn.lying().isEmpty())) {
        kept.add(turn);
      }
    }
    return new Desk(kept, asking, notice);
  }
}
