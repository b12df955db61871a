package org.shuyi.kiosk.flow;

import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.sync.circulation.PatronId;

/**
 * How whoever stands here is served, wherever the journey is. Forgotten when the session ends.
 *
 * @param patron whose card was read in this session; null if none was
 * @param remembered the patron wants the profile kept with the card
 * @param panel what lies over the screen
 * @param call whether staff were called
 */
public record Manner(
    Language language,
    Profile profile,
    @Nullable PatronId patron,
    boolean remembered,
    Panel panel,
    Call call) {
  /** As the next patron finds it. */
  public static final Manner USUAL =
      new Manner(Language.CHINESE, Profile.STANDARD, null, false, Panel.NONE, Call.NONE);

  /** What a patron can lay over any screen. */
  public enum Panel {
    NONE,
    /** What makes the glass easier to use. */
    ACCESS,
    /** What to do now, and a call for staff. */
    HELP
  }

  /** How far a call for staff is. */
  public enum Call {
    NONE,
    CALLING,
    /** It is on disk, and reaches staff as soon as the centre can be reached. */
    CALLED,
    FAILED
  }

  public Manner in(Language next) {
    return new Manner(next, profile, patron, remembered, panel, call);
  }

  public Manner with(Profile next) {
    return new Manner(language, next, patron, remembered, panel, call);
  }

  public Manner with(Panel next) {
    return new Manner(language, profile, patron, remembered, next, call);
  }

  public Manner with(Call next) {
    return new Manner(language, profile, patron, remembered, panel, next);
  }

  Manner of(PatronId who) {
    return new Manner(language, profile, who, false, panel, call);
  }

  public Manner remembering(boolean next) {
    return new Manner(language, profile, patron, next, panel, call);
  }
}
