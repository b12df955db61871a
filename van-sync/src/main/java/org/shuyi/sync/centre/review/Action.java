package org.shuyi.sync.centre.review;

import java.util.List;
import java.util.Locale;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RefusalReason;

/**
 * What can be done about an act in review. Its name is stored with the case and never changes its
 * meaning.
 */
public enum Action {
  /** Bring it to the library system all the same. */
  APPLY(false, "it is brought to the library system all the same"),
  /** Both patrons were told yes: the loan that is open ends when this one began. */
  RETURN_FIRST(
      false, "the loan that is open is returned on its patron's behalf, then this one is made"),
  /** It is over. */
  HISTORY(true, "kept as history: nothing is changed, nobody is charged"),
  /** Staff did it at the library system's own desk. */
  BY_HAND(true, "staff have done it in the library system themselves"),
  /** It will never be done. */
  DROP(true, "it is not done, and the case is closed with a note"),
  /** The loan that an earlier {@link #APPLY} made is ended; only an undo asks for this. */
  TAKE_BACK(false, "the loan is returned on the patron's behalf");

  private final boolean onPaper;
  private final String sentence;

  Action(boolean onPaper, String sentence) {
    this.onPaper = onPaper;
    this.sentence = sentence;
  }

  /** The library system is not asked for anything. */
  public boolean onPaper() {
    return onPaper;
  }

  /** Whether a step that says this needs a note. */
  public boolean needsNote() {
    return this == DROP;
  }

  public String sentence() {
    return sentence;
  }

  /**
   * What becomes of the act.
   *
   * @throws IllegalStateException if only the library system can tell
   */
  public Outcome outcome() {
    return switch (this) {
      case HISTORY, BY_HAND -> new Outcome.AlreadyDone(null);
      case DROP -> new Outcome.Refused(List.of(RefusalReason.OTHER), "staff: it is not done");
      case APPLY, RETURN_FIRST, TAKE_BACK ->
          throw new IllegalStateException(key() + " needs the library system");
    };
  }

  /** Under which the outcome is stored. */
  public String rule() {
    return "STAFF_" + name();
  }

  /** As it is written in a command: {@code return-first}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
