package org.shuyi.kiosk.app;

import java.io.IOException;
import java.time.ZoneId;
import java.util.function.Function;
import org.shuyi.sync.centre.Desks;
import org.shuyi.sync.centre.QuarantineDesk;
import org.shuyi.sync.centre.review.StaffId;
import org.shuyi.sync.centre.store.Quarantined;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "quarantine",
    mixinStandardHelpOptions = true,
    description = "Journals of which the centre takes nothing more until somebody has looked.",
    subcommands = {QuarantineCommand.ListClosed.class, QuarantineCommand.Release.class})
final class QuarantineCommand {
  private static final int MOST = 1000;

  /** A command at the desk. */
  private abstract static class AtDesk extends DeskCommand {
    @Override
    final int at(Desks desks, ZoneId zone) throws IOException {
      return at(desks.quarantine());
    }

    abstract int at(QuarantineDesk desk) throws IOException;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "One line for each journal. Exit code 1 if there is any.")
  static final class ListClosed extends AtDesk {
    @Override
    int at(QuarantineDesk desk) throws IOException {
      var closed = desk.list(MOST);
      for (Quarantined each : closed) {
        Output.line(
            spec,
            "%s epoch %s, accepted through %d, since %s: %s"
                .formatted(
                    each.station(),
                    each.epoch(),
                    each.acceptedThrough(),
                    each.since(),
                    each.reason()));
      }
      Output.line(spec, closed.size() + " journals in quarantine");
      return closed.isEmpty() ? Main.WELL : Main.NOT_WELL;
    }
  }

  @Command(
      name = "release",
      mixinStandardHelpOptions = true,
      description = {
        "Takes more of a journal again. Its station sends what it kept; what is known already is",
        "not taken twice, and what is still wrong closes the journal again."
      })
  static final class Release extends AtDesk {
    @Parameters(paramLabel = "STATION", description = "As 'quarantine list' shows it.")
    private String station = "";

    @Option(
        names = "--epoch",
        required = true,
        paramLabel = "HEX",
        description = "Of the journal, as 'quarantine list' shows it.")
    private String epoch = "";

    @Option(
        names = "--as",
        required = true,
        paramLabel = "STAFF",
        description = "Your account, for the record; no name.")
    private String staff = "";

    @Option(
        names = "--reason",
        required = true,
        paramLabel = "TEXT",
        description = "Why that is right, for the record.")
    private String reason = "";

    @Override
    int at(QuarantineDesk desk) throws IOException {
      if (reason.isBlank()) {
        throw wrong("--reason: say why");
      }
      StationId whose = read(StationId::new, station);
      boolean released =
          desk.release(whose, read(Epoch::parse, epoch), read(StaffId::new, staff), reason);
      Output.line(
          spec,
          "journal %s of %s is %s"
              .formatted(epoch, station, released ? "open again" : "not in quarantine"));
      return released ? Main.WELL : Main.NOT_WELL;
    }

    private <T> T read(Function<String, T> reader, String text) {
      try {
        return reader.apply(text);
      } catch (IllegalArgumentException e) {
        throw wrong("'" + text + "': " + e.getMessage());
      }
    }
  }
}
