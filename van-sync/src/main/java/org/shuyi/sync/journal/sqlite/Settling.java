package org.shuyi.sync.journal.sqlite;

import java.util.Optional;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.Outcome;

/** An outcome of one act that comes in, and the one that stood. */
record Settling(ActId id, long sequence, Optional<Outcome> before, Outcome now) {
  /** An Applied stands; anything else may be replaced by something else. */
  boolean changes() {
    return before.map(old -> !word(old).equals("applied") && !old.equals(now)).orElse(true);
  }

  /** As the table has it. */
  static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied done -> "applied";
      case Outcome.AlreadyDone done -> "applied";
      case Outcome.Refused no -> "refused";
      case Outcome.Unknown open -> "unknown";
    };
  }
}
