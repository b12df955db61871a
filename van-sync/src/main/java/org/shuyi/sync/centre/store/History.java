package org.shuyi.sync.centre.store;

import java.util.Optional;
import org.shuyi.sync.circulation.PatronId;

/** What the centre itself did with an item, seen from one act. */
public record History(Later later, Optional<Previous> previous) {
  /** Whether an act that took place after this one is settled already. */
  public enum Later {
    NONE,
    /** By the clocks alone nobody can tell which was first. */
    PERHAPS,
    SURELY
  }

  /**
   * The loan, return or prolonged loan before.
   *
   * @param patron who borrowed or renewed; empty for a return
   * @param stands it is what the library system shows; false if it was refused
   */
  public record Previous(Optional<PatronId> patron, boolean stands) {}
}
