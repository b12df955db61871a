package org.shuyi.kiosk.app;

import java.time.ZoneId;
import java.util.List;
import org.shuyi.sync.centre.BanDesk;
import org.shuyi.sync.centre.Desks;
import org.shuyi.sync.centre.review.StaffId;
import org.shuyi.sync.circulation.StationId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "bans",
    mixinStandardHelpOptions = true,
    description = "Stations that the running centre has shut out at the broker, since they flood.",
    subcommands = {BansCommand.ListBanned.class, BansCommand.Lift.class})
final class BansCommand {
  /** A command at the desk. */
  private abstract static class AtDesk extends DeskCommand {
    @Override
    final int at(Desks desks, ZoneId zone) {
      return desks.bans().map(this::at).orElseGet(this::noCentre);
    }

    abstract int at(BanDesk desk);

    private int noCentre() {
      line("no centre runs on this machine: nobody is banned, or it is for the next start to lift");
      return Main.NOT_WELL;
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "One line for each station. Exit code 1 if there is any.")
  static final class ListBanned extends AtDesk {
    @Override
    int at(BanDesk desk) {
      List<StationId> banned = desk.list();
      banned.forEach(station -> line(station.value()));
      line(banned.size() + " stations banned");
      return banned.isEmpty() ? Main.WELL : Main.NOT_WELL;
    }
  }

  @Command(
      name = "lift",
      mixinStandardHelpOptions = true,
      description = "Lets a station in again. One that still floods is banned again.")
  static final class Lift extends AtDesk {
    @Parameters(paramLabel = "STATION", description = "As 'bans list' shows it.")
    private String station = "";

    @Option(
        names = "--as",
        required = true,
        paramLabel = "STAFF",
        description = "Your account, for the log; no name.")
    private String staff = "";

    @Override
    int at(BanDesk desk) {
      boolean lifted;
      try {
        lifted = desk.lift(new StationId(station), new StaffId(staff));
      } catch (IllegalArgumentException e) {
        throw wrong(e.getMessage());
      }
      line(station + (lifted ? " is let in again" : " is not banned"));
      return lifted ? Main.WELL : Main.NOT_WELL;
    }
  }
}
