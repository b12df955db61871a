package org.shuyi.kiosk.flow;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All that a screen shows and a flow knows.
 *
 * @param warned the patron is being asked whether more time is needed
 * @param pad what lies there in this session
 * @param openDoors doors of the locker that stand open, whoever opened them
 * @param window some of what is in this kiosk now, for everybody to see
 */
public record Kiosk(
    Journey journey,
    Service service,
    Manner manner,
    boolean warned,
    Pad pad,
    SortedSet<Integer> openDoors,
    List<Title> window) {
  public Kiosk {
    window = List.copyOf(window);
    openDoors = Collections.unmodifiableSortedSet(new TreeSet<>(openDoors));
  }

  public Kiosk(Journey journey, Service service, Manner manner, boolean warned) {
    this(journey, service, manner, warned, Pad.EMPTY, new TreeSet<>(), List.of());
  }

  /** As it stands when the program starts: nothing is known to work yet. */
  public static Kiosk starting() {
    return new Kiosk(new Journey.Welcome(), Service.NOTHING_YET, Manner.USUAL, false);
  }

  public Language language() {
    return manner.language();
  }

  /**
   * Whether the machine is to stop now: the battery is near its end and nobody is being served. One
   * that is started with an empty battery does not stop, for it would be started for ever.
   */
  public boolean stops(Kiosk before) {
    boolean now = low(service) && journey instanceof Journey.Welcome;
    boolean sooner =
        low(before.service) && before.journey instanceof Journey.Welcome
            || before.service.equals(Service.NOTHING_YET);
    return now && !sooner;
  }

  private static boolean low(Service service) {
    return service.around().power() == Around.Power.BATTERY_LOW;
  }

  /** Another screen comes without what lay over the last one. */
  Kiosk with(Journey next) {
    boolean same = next.getClass().equals(journey.getClass());
    return same
        ? new Kiosk(next, service, manner, false, pad, openDoors, window)
        : new Kiosk(next, service, manner.with(Manner.Panel.NONE), false, pad, openDoors, window);
  }

  Kiosk with(Service next) {
    return new Kiosk(journey, next, manner, warned, pad, openDoors, window);
  }

  Kiosk with(Manner next) {
    return new Kiosk(journey, service, next, warned, pad, openDoors, window);
  }

  Kiosk warning(boolean next) {
    return new Kiosk(journey, service, manner, next, pad, openDoors, window);
  }

  public Kiosk with(Pad next) {
    return new Kiosk(journey, service, manner, warned, next, openDoors, window);
  }

  public Kiosk openDoors(SortedSet<Integer> next) {
    return new Kiosk(journey, service, manner, warned, pad, next, window);
  }

  public Kiosk with(List<Title> next) {
    return new Kiosk(journey, service, manner, warned, pad, openDoors, next);
  }

  /**
   * A language of the screens. Which there are is known by their texts.
   *
   * @param tag as IETF BCP 47 writes it
   */
  public record Language(String tag) {
    /** What everybody finds. */
    public static final Language CHINESE = new Language("zh");

    public static final Language ENGLISH = new Language("en");
  }
}
