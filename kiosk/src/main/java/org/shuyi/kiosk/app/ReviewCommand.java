package org.shuyi.kiosk.app;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.centre.Desks;
import org.shuyi.sync.centre.ReviewDesk;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.review.CaseState;
import org.shuyi.sync.centre.review.Entered;
import org.shuyi.sync.centre.review.ReviewCase;
import org.shuyi.sync.centre.review.ReviewCase.Verdict;
import org.shuyi.sync.centre.review.ReviewEntry;
import org.shuyi.sync.centre.review.StaffId;
import org.shuyi.sync.centre.review.Step;
import org.shuyi.sync.circulation.ActId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "review",
    mixinStandardHelpOptions = true,
    description = {
      "What the centre left to staff: why, what can be done, and who did what.",
      "What is decided here the centre does when it runs, with a look before and after. A centre",
      "that runs on this machine is asked itself."
    },
    subcommands = {
      ReviewCommand.ListCases.class,
      ReviewCommand.Show.class,
      ReviewCommand.Take.class,
      ReviewCommand.Propose.class,
      ReviewCommand.Decide.class,
      ReviewCommand.Undo.class
    })
final class ReviewCommand {
  private static final List<CaseState> OPEN =
      List.of(CaseState.OPEN, CaseState.TAKEN, CaseState.UNDONE, CaseState.ORDERED);

  /** A command at the desk. */
  private abstract static class AtDesk extends DeskCommand {
    @Override
    final int at(Desks desks, ZoneId zone) throws IOException {
      return at(desks.review(), zone);
    }

    abstract int at(ReviewDesk desk, ZoneId zone) throws IOException;
  }

  /** The same, about one case. */
  private abstract static class AboutOne extends AtDesk {
    @Parameters(paramLabel = "ACT", description = "The act's id, as 'review list' shows it.")
    private String act = "";

    @Override
    int at(ReviewDesk desk, ZoneId zone) throws IOException {
      ActId id = id();
      Optional<ReviewEntry> entry = desk.show(id);
      if (entry.isEmpty()) {
        line("no case for act " + id);
        return Main.NOT_WELL;
      }
      return about(desk, entry.get(), zone);
    }

    private ActId id() {
      try {
        return new ActId(UUID.fromString(act));
      } catch (IllegalArgumentException e) {
        throw wrong("'" + act + "' is no act's id: a UUID is expected");
      }
    }

    abstract int about(ReviewDesk desk, ReviewEntry entry, ZoneId zone) throws IOException;
  }

  /** The same, and changes it. */
  private abstract static class Steps extends AboutOne {
    @Option(
        names = "--as",
        required = true,
        paramLabel = "STAFF",
        description = "Your account, for the record; no name.")
    private String staff = "";

    @Option(
        names = "--note",
        paramLabel = "TEXT",
        description = "Why, for the record; nobody's name.")
    private String note = "";

    @Override
    int about(ReviewDesk desk, ReviewEntry entry, ZoneId zone) throws IOException {
      Optional<Verdict> verdict = desk.take(entry.act(), step(by(), note));
      if (verdict.orElse(null) instanceof Verdict.No(var why)) {
        line("not done: " + why);
        return Main.NOT_WELL;
      }
      desk.show(entry.act()).ifPresent(now -> line("%s is %s".formatted(now.act(), said(now))));
      return Main.WELL;
    }

    private StaffId by() {
      return staff(staff);
    }

    StaffId staff(String value) {
      try {
        return new StaffId(value);
      } catch (IllegalArgumentException e) {
        throw wrong("'" + value + "': " + e.getMessage());
      }
    }

    abstract Step step(StaffId by, String why);
  }

  /** The same, with something to be done. */
  private abstract static class WithAction extends Steps {
    @Option(
        names = "--action",
        required = true,
        paramLabel = "ACTION",
        description = "One of those that 'review show' offers.")
    private String action = "";

    Action action() {
      for (Action each : Action.values()) {
        if (each.key().equals(action)) {
          return each;
        }
      }
      throw wrong("'" + action + "' is no action; 'review show' says what is offered");
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "One line for each case, the oldest first.")
  static final class ListCases extends AtDesk {
    @Option(
        names = "--state",
        split = ",",
        paramLabel = "STATE",
        description = "open, taken, ordered, undone, done, closed; without it, the first four.")
    private List<CaseState> states = OPEN;

    @Option(
        names = "--most",
        defaultValue = "200",
        paramLabel = "N",
        description = "At most so many.")
    private int most;

    @Override
    int at(ReviewDesk desk, ZoneId zone) throws IOException {
      List<ReviewEntry> cases = desk.list(states, Math.clamp(most, 1, 10_000));
      for (ReviewEntry each : cases) {
        line(
            "%s  %s  %-8s %-10s %-8s %-12s %s -> %s"
                .formatted(
                    each.act(),
                    time(each.openedAt(), zone),
                    word(each.now().state()),
                    owner(each.now()),
                    word(each.kind()),
                    each.item() == null ? "-" : each.item(),
                    each.rule(),
                    desk.offered(each).getFirst().key()));
      }
      line(cases.size() + " cases");
      return Main.WELL;
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Everything about one case, with what can be done. Shows a card number.")
  static final class Show extends AboutOne {
    @Override
    int about(ReviewDesk desk, ReviewEntry entry, ZoneId zone) throws IOException {
      line("act      " + entry.act());
      line("station  " + entry.station() + ", number " + entry.sequence());
      line("what     " + what(entry));
      line("done     " + when(entry, zone));
      line("state    " + said(entry));
      line("why      " + entry.rule() + ": " + desk.reason(entry));
      line("detail   " + entry.detail());
      for (Action each : desk.offered(entry)) {
        line("offered  %-12s %s".formatted(each.key(), each.sentence()));
      }
      for (Entered each : desk.record(entry.act())) {
        line("record   " + recorded(each, zone));
      }
      return Main.WELL;
    }

    private static String what(ReviewEntry entry) {
      return word(entry.kind())
          + (entry.item() == null ? "" : " of " + entry.item())
          + (entry.patron() == null ? "" : " by card " + entry.patron());
    }

    private static String when(ReviewEntry entry, ZoneId zone) {
      return entry.earliest().equals(entry.latest())
          ? time(entry.latest(), zone)
          : "between " + time(entry.earliest(), zone) + " and " + time(entry.latest(), zone);
    }

    private static String recorded(Entered each, ZoneId zone) {
      return List.of(
              time(each.at(), zone),
              each.who(),
              each.what(),
              each.action() == null ? "" : each.action().key(),
              "-> " + word(each.state()),
              each.note())
          .stream()
          .filter(part -> !part.isEmpty())
          .collect(Collectors.joining(" "));
    }
  }

  @Command(
      name = "take",
      mixinStandardHelpOptions = true,
      description = "You look into it: nobody else decides it, and it does not settle by itself.")
  static final class Take extends Steps {
    @Option(names = "--from", paramLabel = "STAFF", description = "Who has it now.")
    private @Nullable String from;

    @Override
    Step step(StaffId by, String why) {
      return new Step.Take(by, from == null ? null : staff(from), why);
    }
  }

  @Command(
      name = "propose",
      mixinStandardHelpOptions = true,
      description = "Says what could be done, for a colleague to do.")
  static final class Propose extends WithAction {
    @Override
    Step step(StaffId by, String why) {
      return new Step.Propose(by, action(), why);
    }
  }

  @Command(name = "do", mixinStandardHelpOptions = true, description = "Decides it.")
  static final class Decide extends WithAction {
    @Override
    Step step(StaffId by, String why) {
      return new Step.Do(by, action(), why);
    }
  }

  @Command(
      name = "undo",
      mixinStandardHelpOptions = true,
      description = "Takes a decision back, as far as that can be done.")
  static final class Undo extends Steps {
    @Override
    Step step(StaffId by, String why) {
      return new Step.Undo(by, why);
    }
  }

  private static String said(ReviewEntry entry) {
    ReviewCase now = entry.now();
    return word(now.state())
        + (now.action() == null ? "" : ", " + now.action().key())
        + (now.owner() == null ? "" : ", " + now.owner());
  }

  private static String owner(ReviewCase now) {
    return now.owner() == null ? "-" : now.owner().value();
  }

  private static String word(Object name) {
    return String.valueOf(name).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String time(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }
}
