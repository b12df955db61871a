package org.shuyi.kiosk.app;

import java.time.ZoneId;
import org.shuyi.sync.centre.Desks;
import org.shuyi.sync.centre.ReportDesk.Report;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.statistics.Statistics;
import org.shuyi.sync.statistics.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Counts what all stations did, by day and service point, as 'shuyi journal report' does",
      "for one: loans, returns, borrowers, visits and more in the terms of ISO 2789,",
      "as CSV for a spreadsheet or as JSON. Days begin where the centre's file says."
    })
final class ReportCommand extends DeskCommand {
  @Option(names = "--json", description = "JSON instead of CSV.")
  private boolean json;

  @Override
  int at(Desks desks, ZoneId zone) throws StoreException {
    Report report = desks.reports().count(zone);
    Statistics counted = report.statistics();
    Output.text(spec, json ? Json.pretty(Table.rows(counted)) + "\n" : Table.csv(counted));
    if (report.unreadable() > 0) {
      Output.warning(
          spec,
          report.unreadable()
              + " acts are of a newer version and stand in no number: update this centre");
    }
    return Main.WELL;
  }
}
