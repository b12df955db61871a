package org.shuyi.kiosk.session;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.gnss.Gnss;
import org.shuyi.kiosk.flow.Effect;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.kiosk.van.OfferedStop;
import org.shuyi.kiosk.van.OpenStop;
import org.shuyi.kiosk.van.Tally;
import org.shuyi.kiosk.van.Van;
import org.shuyi.kiosk.van.VanEffect;
import org.shuyi.kiosk.van.VanEvent;
import org.shuyi.kiosk.van.VanFlow;
import org.shuyi.kiosk.van.VanStep;
import org.shuyi.sync.agent.Station;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.VanAct.ProposedBy;
import org.shuyi.sync.circulation.VanAct.StopClosed;
import org.shuyi.sync.circulation.VanAct.StopOpened;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.route.PlannedVisit;
import org.shuyi.sync.route.Position;
import org.shuyi.sync.route.Proposal;
import org.shuyi.sync.route.Route;
import org.shuyi.sync.route.Stop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The van's desk as a session runs it: where it may be, and what its journal says of the day. */
public final class VanDesk implements Program {
  private static final Logger LOG = LoggerFactory.getLogger(VanDesk.class);

  /** Twice what a van does on its busiest day. */
  private static final int OF_THE_DAY = 4_000;

  /** A clock that shows less was never set. */
  private static final Instant NEVER_SET = Instant.parse("2025-01-01T00:00:00Z");

  private final Settings settings;
  private final Station station;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Consumer<Van> screen;
  private volatile @Nullable Position position;

  // Owned by the session thread.
  private Van van;
  private Consumer<Event> post = event -> {};

  /**
   * What a van's file says.
   *
   * @param crew who may sign in, by library card
   * @param leastDays a loan runs at least so long, past the next visit if that is sooner
   * @param usualDays how long it runs where no next visit is planned
   */
  public record Settings(Map<PatronId, String> crew, Route route, int leastDays, int usualDays) {
    public Settings {
      crew = Map.copyOf(crew);
    }
  }

  /**
   * @param screen is shown every new state; must not block
   */
  public VanDesk(
      Settings settings, Station station, InstantSource clock, ZoneId zone, Consumer<Van> screen) {
    this.settings = settings;
    this.station = station;
    this.clock = clock;
    this.zone = zone;
    this.screen = screen;
    van = Van.starting(settings.crew());
  }

  @Override
  public void begin(Consumer<Event> mailbox) {
    post = mailbox;
    screen.accept(van);
    post.accept(new VanEvent.Resumed(resumed(ofTheDay())));
  }

  @Override
  public List<Effect> take(Event event) {
    VanStep step = VanFlow.step(van, event);
    if (!step.van().equals(van)) {
      van = step.van();
      screen.accept(van);
    }
    return step.effects();
  }

  @Override
  public Service service() {
    return van.service();
  }

  @Override
  public boolean rests() {
    return van.staff() == null || !van.desk().busy();
  }

  @Override
  public void heard(DeviceEvent event) {
    switch (event) {
      case Gnss.Located(var device, double latitude, double longitude, var time) ->
          position = new Position(latitude, longitude);
      case Gnss.FixLost ignored -> position = null;
      default -> LOG.debug("device {} said {}", event.device(), event);
    }
  }

  @Override
  public void perform(Effect.Elsewhere effect) {
    if (effect instanceof VanEffect wanted) {
      switch (wanted) {
        case VanEffect.ProposeStops() -> post.accept(new VanEvent.StopsProposed(proposed()));
      }
    }
  }

  /** What place and time point to, and after that every other stop, as an extra one. */
  private List<OfferedStop> proposed() {
    List<Proposal.Candidate> likely =
        Proposal.of(
                settings.route(),
                position,
                now(),
                ofTheDay().stream().map(RecordedAct::act).toList())
            .candidates();
    Stream<OfferedStop> others =
        settings.route().stops().stream()
            .filter(stop -> likely.stream().noneMatch(it -> it.stop().equals(stop)))
            .map(stop -> offered(stop, null, ProposedBy.STAFF));
    return Stream.concat(
            likely.stream().map(it -> offered(it.stop(), it.visit(), it.why())), others)
        .toList();
  }

  private OfferedStop offered(Stop stop, @Nullable PlannedVisit visit, ProposedBy why) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    Optional<LocalDate> due = settings.route().due(stop.id(), today, settings.leastDays());
    return new OfferedStop(
        stop.id(),
        stop.names(),
        visit == null ? null : visit.from(),
        why,
        settings.route().nextVisit(stop.id(), today).orElse(null),
        due.orElse(today.plusDays(settings.usualDays())));
  }

  private @Nullable LocalDateTime now() {
    Instant now = clock.instant();
    return now.isBefore(NEVER_SET) ? null : LocalDateTime.ofInstant(now, zone);
  }

  private List<RecordedAct> ofTheDay() {
    try {
      return station.latest(OF_THE_DAY);
    } catch (JournalException e) {
      LOG.error("what was done today can't be read ({}): {}", e.kind(), e.getMessage());
      return List.of();
    }
  }

  /** The stop that was open when the program ended. */
  private @Nullable OpenStop resumed(List<RecordedAct> acts) {
    OpenStop open = null;
    for (RecordedAct recorded : acts) {
      open =
          switch (recorded.act()) {
            case StopOpened opened -> open(opened, recorded.sequence());
            case StopClosed ignored -> null;
            default -> open == null ? null : open.after(recorded.act());
          };
    }
    return open;
  }

  private @Nullable OpenStop open(StopOpened opened, long sequence) {
    return settings
        .route()
        .stop(opened.stop())
        .map(stop -> offered(stop, null, opened.proposedBy()))
        .map(stop -> new OpenStop(stop, sequence, Map.of(), Tally.NOTHING))
        .orElse(null);
  }
}
