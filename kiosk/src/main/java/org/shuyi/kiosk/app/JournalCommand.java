package org.shuyi.kiosk.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.SealedRow;
import org.shuyi.sync.journal.sqlite.JournalBackup;
import org.shuyi.sync.journal.sqlite.JournalExport;
import org.shuyi.sync.journal.sqlite.JournalReader;
import org.shuyi.sync.journal.sqlite.JournalVerifier;
import org.shuyi.sync.statistics.JournalCount;
import org.shuyi.sync.statistics.JournalTimes;
import org.shuyi.sync.statistics.Statistics;
import org.shuyi.sync.statistics.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "journal",
    mixinStandardHelpOptions = true,
    description = "Looks into a station's journal, or copies it; never changes it.",
    subcommands = {
      JournalCommand.Verify.class,
      JournalCommand.ListActs.class,
      JournalCommand.Export.class,
      JournalCommand.Backup.class,
      JournalCommand.Report.class
    })
final class JournalCommand {
  private static final int PAGE = 500;

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Checks the hash chain and names the first row that is not as it was sealed.")
  static final class Verify implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The journal, as journal.sqlite.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
      JournalVerifier.Report report = JournalVerifier.verify(file);
      Output.line(
          spec,
          "epoch %s: rows %d to %d are sound, accepted through %d, last hash %s"
              .formatted(
                  report.epoch(),
                  report.removed() + 1,
                  report.sound(),
                  report.acceptedThrough(),
                  report.lastHash()));
      sayRemoved(spec, report.removed());
      report
          .firstBad()
          .ifPresent(
              bad ->
                  Output.line(
                      spec, "first bad row: %d: %s".formatted(bad.sequence(), bad.fault())));
      return report.isWell() ? Main.WELL : Main.NOT_WELL;
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "One line for each act; card numbers are masked.")
  static final class ListActs implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The journal, as journal.sqlite.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
      each(
          file,
          removed -> sayRemoved(spec, removed),
          (row, outcome) -> {
            RecordedAct act = row.act();
            Output.line(
                spec,
                "%6d %s %-9s %s -> %s"
                    .formatted(
                        act.sequence(),
                        act.stamp().wall(),
                        act.stamp().trust(),
                        act.act(),
                        outcome == null ? "-" : outcome));
          });
      return Main.WELL;
    }
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = {
        "Writes every act as it was sealed into one file for a USB stick,",
        "for 'shuyi centre import'."
      })
  static final class Export implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The journal.")
    private Path file = Path.of("");

    @Parameters(
        index = "1",
        paramLabel = "TO",
        description = "The file to write; must not exist yet.")
    private Path to = Path.of("");

    @Override
    public Integer call() throws IOException {
      var export = JournalExport.write(file, to);
      Output.line(
          spec,
          "written: %s: acts %d to %d of %s, epoch %s"
              .formatted(to, export.first(), export.last(), export.station(), export.epoch()));
      return Main.WELL;
    }
  }

  @Command(
      name = "backup",
      mixinStandardHelpOptions = true,
      description = {
        "Copies a journal whole, also while its station is at work, in place of an older copy.",
        "A station that is started on a copy begins a new epoch with the same acts."
      })
  static final class Backup implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The journal.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "TARGET", description = "The copy.")
    private Path target = Path.of("");

    @Override
    public Integer call() throws IOException {
      JournalBackup.write(file, target);
      JournalVerifier.Report report = JournalVerifier.verify(target);
      Output.line(
          spec,
          "written: %s: acts %d to %d, epoch %s"
              .formatted(target, report.removed() + 1, report.sound(), report.epoch()));
      return report.isWell() ? Main.WELL : Main.NOT_WELL;
    }
  }

  @Command(
      name = "report",
      mixinStandardHelpOptions = true,
      description = {
        "Counts loans, renewals, returns, borrowers, new cards, visits, events and more",
        "by day and by service point, for a van each of its stops,",
        "in the terms of ISO 2789, as CSV for a spreadsheet or as JSON.",
        "Acts whose clock could not be trusted stand on a line without a day."
      })
  static final class Report implements Callable<Integer> {
    /** More boots than stand unsettled in any journal. */
    private static final int MOST_ANCHORS = 100_000;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The journal, as journal.sqlite.")
    private Path file = Path.of("");

    @Option(
        names = "--zone",
        paramLabel = "ZONE",
        defaultValue = "Asia/Shanghai",
        description = "Where a day begins; ${DEFAULT-VALUE} unless given.")
    private ZoneId zone = ZoneOffset.UTC;

    @Option(names = "--json", description = "JSON instead of CSV.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
      Statistics statistics = new Statistics();
      JournalCount count = new JournalCount(statistics, station(file), zone, times(file));
      each(
          file,
          removed -> warnRemoved(spec, removed),
          (row, outcome) -> count.count(row.act(), outcome));
      Output.text(spec, json ? Json.pretty(Table.rows(statistics)) + "\n" : Table.csv(statistics));
      return Main.WELL;
    }

    private static JournalTimes times(Path file) throws IOException {
      JournalTimes times = new JournalTimes();
      try (JournalReader journal = JournalReader.open(file)) {
        journal.anchors(MOST_ANCHORS).forEach(times::see);
      }
      each(file, removed -> {}, (row, outcome) -> times.see(row.act().stamp()));
      return times;
    }

    private static String station(Path file) throws IOException {
      try (JournalReader journal = JournalReader.open(file)) {
        return journal.station().map(StationId::value).orElse("");
      }
    }

    /** Beside the report, not in it: a spreadsheet reads it. */
    private static void warnRemoved(@Nullable CommandSpec spec, long removed) {
      if (removed > 0) {
        Output.warning(
            spec,
            "rows 1 to %d were settled and removed; only the centre can count them"
                .formatted(removed));
      }
    }
  }

  /** A gap that is none is told, and so is why. */
  private static void sayRemoved(@Nullable CommandSpec spec, long removed) {
    if (removed > 0) {
      Output.line(
          spec, "rows 1 to %d were removed after the centre had settled them".formatted(removed));
    }
  }

  /** What is done with each row. */
  private interface RowUse {
    void row(SealedRow row, @Nullable Outcome outcome) throws IOException;
  }

  private static void each(Path file, LongConsumer removed, RowUse use) throws IOException {
    try (JournalReader journal = JournalReader.open(file)) {
      journal.freeze();
      long done = journal.removedThrough();
      removed.accept(done);
      for (List<SealedRow> rows = journal.rowsAfter(done, PAGE);
          !rows.isEmpty();
          rows = journal.rowsAfter(done, PAGE)) {
        for (SealedRow row : rows) {
          use.row(row, journal.outcome(row.act().sequence()).orElse(null));
          done = row.act().sequence();
        }
      }
    }
  }
}
