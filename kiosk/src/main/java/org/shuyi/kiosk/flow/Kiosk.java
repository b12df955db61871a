package org.shuyi.kiosk.flow;

/**
 * All that a screen shows and a flow knows.
 *
 * @param warned the patron is being asked whether more time is needed
 */
public record Kiosk(Journey journey, Service service, Language language, boolean warned) {
  /** As it stands when the program starts: nothing is known to work yet. */
  public static Kiosk starting() {
    return new Kiosk(new Journey.Welcome(), Service.NOTHING_YET, Language.CHINESE, false);
  }

  Kiosk with(Journey next) {
    return new Kiosk(next, service, language, false);
  }

  Kiosk with(Service next) {
    return new Kiosk(journey, next, language, warned);
  }

  Kiosk with(Language next) {
    return new Kiosk(journey, service, next, false);
  }

  Kiosk warning(boolean next) {
    return new Kiosk(journey, service, language, next);
  }

  /** The languages of the screens. */
  public enum Language {
    CHINESE("zh"),
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
      this.tag = tag;
    }

    /** The language as IETF BCP 47 writes it. */
    public String tag() {
      return tag;
    }

    Language next() {
      return switch (this) {
        case CHINESE -> ENGLISH;
        case ENGLISH -> CHINESE;
      };
    }
  }
}
