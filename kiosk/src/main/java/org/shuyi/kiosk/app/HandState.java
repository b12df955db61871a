package org.shuyi.kiosk.app;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Chuting;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Lockers;
import org.shuyi.kiosk.flow.Lockers.Stage.Handing;
import org.shuyi.kiosk.flow.Progress;
import org.shuyi.kiosk.flow.Registering;
import org.shuyi.kiosk.flow.Service;

/**
 * What a kiosk shows, in words for the program that plays the patron's hand: no personal data.
 *
 * @param journey the simple name of the {@link Journey}
 * @param stage how far it is there, where that matters to a hand; empty elsewhere
 * @param problem what was wrong with the last card, empty for nothing
 */
public record HandState(
    String journey,
    String stage,
    String problem,
    boolean online,
    boolean reader,
    boolean printer,
    boolean journal,
    long queued,
    long unsettled,
    boolean knowsReference,
    int pad,
    String slip,
    List<HandLine> lines) {

  /**
   * One line of the screen.
   *
   * @param progress the simple name of the {@link Progress}
   * @param due ISO 8601, null if none is shown
   */
  public record HandLine(
      String item,
      String progress,
      @Nullable String due,
      boolean confirmed,
      List<String> reasons) {}

  static HandState of(Kiosk kiosk) {
    Service service = kiosk.service();
    return new HandState(
        kiosk.journey().getClass().getSimpleName(),
        stage(kiosk.journey()),
        kiosk.journey() instanceof Journey.Identify(var purpose, var problem) ? problem.name() : "",
        service.online(),
        service.readerReady(),
        service.printerReady(),
        service.journalReady(),
        service.queued(),
        service.unsettled(),
        service.referenceMadeAt().getEpochSecond() > 0,
        kiosk.pad().tags().size(),
        kiosk.journey() instanceof Journey.Finished finished ? finished.slip().name() : "",
        lines(kiosk.journey()).stream().map(HandState::line).toList());
  }

  private static String stage(Journey journey) {
    return switch (journey) {
      case Registering.ChoosePin now -> now.choice().again() ? "Again" : "";
      case Lockers.Choosing now -> now.looked() ? "Looked" : "";
      case Lockers.Visiting now -> now.stage() instanceof Handing at && at.open() ? "Open" : "";
      case Journey.Returning now ->
          now.chute() instanceof Chuting.Inviting(boolean open, var last) && open
              ? "Open"
              : now.chute().getClass().getSimpleName();
      default -> "";
    };
  }

  private static List<Line> lines(Journey journey) {
    return switch (journey) {
      case Journey.Borrowing now -> now.lines();
      case Journey.Returning now -> now.lines();
      case Journey.MyLoans now -> now.lines();
      case Journey.Finished now -> now.lines();
      case Lockers now -> now.lines();
      default -> List.of();
    };
  }

  private static HandLine line(Line line) {
    Progress progress = line.progress();
    return new HandLine(
        line.item().value(),
        progress.getClass().getSimpleName(),
        due(progress),
        progress instanceof Progress.Done(var stand) && stand.confirmed(),
        progress instanceof Progress.Refused(var reasons)
            ? reasons.stream().map(Enum::name).toList()
            : List.of());
  }

  private static @Nullable String due(Progress progress) {
    LocalDate due =
        switch (progress) {
          case Progress.Done done -> done.stand().due();
          case Progress.Securing securing -> securing.stand().due();
          case Progress.TagOwed owed -> owed.stand().due();
          case Progress.OnLoan(var when, boolean ignored) -> when;
          default -> null;
        };
    return due == null ? null : due.toString();
  }
}
