package org.shuyi.sync.policy;

import java.time.Duration;

/**
 * What a station may decide while the centre does not answer.
 *
 * @param rung what it asks of a patron
 * @param referenceAge how old what it knows of patrons and items may be for lending on it
 * @param provisionalLoans how many items may be out on a card that this station issued and the
 *     centre has not registered yet; 0 for none
 */
public record OfflineRules(Rung rung, Duration referenceAge, int provisionalLoans) {
  /** What is asked of a patron. Returns are taken on every rung. */
  public enum Rung {
    /** Nothing is lent. */
    RETURN_ONLY,
    /** Lent to patrons that the reference data knows and does not block. */
    KNOWN_PATRON,
    /** The same, if their PIN is right as well. */
    KNOWN_PATRON_WITH_PIN
  }
}
