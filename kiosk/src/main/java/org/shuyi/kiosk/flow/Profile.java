package org.shuyi.kiosk.flow;

import java.util.EnumSet;
import java.util.Set;

/**
 * How one patron wants to be served.
 *
 * @param chosen what was asked for, without what comes with it
 */
public record Profile(Set<Need> chosen) {
  /** As everybody finds the glass. */
  public static final Profile STANDARD = new Profile(Set.of());

  /** Idle times of 30 s and 60 s become 90 s and 180 s: domain.md 4.4 asks 90 s or more. */
  private static final int PATIENT = 3;

  public Profile {
    chosen = Set.copyOf(chosen);
  }

  /** Whether it was asked for, or comes with what was asked for. */
  public boolean has(Need need) {
    return chosen.contains(need) || chosen.stream().anyMatch(each -> each.brings().contains(need));
  }

  /** Asks for it, or no longer. */
  public Profile toggled(Need need) {
    Set<Need> next = EnumSet.noneOf(Need.class);
    next.addAll(chosen);
    if (!next.remove(need)) {
      next.removeIf(need::excludes);
      next.add(need);
    }
    return new Profile(next);
  }

  /** By how much idle times are longer. */
  public int patience() {
    return has(Need.MORE_TIME) ? PATIENT : 1;
  }
}
