package org.shuyi.kiosk.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.config.CentreConfig;
import org.shuyi.kiosk.config.ConfigException;
import org.shuyi.kiosk.config.Configurations;
import org.shuyi.kiosk.config.IlsConfig;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.ils.check.Finding;
import org.shuyi.sync.ils.check.LibraryCheck;
import org.shuyi.sync.ils.check.Subjects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the centre relies on is tried where it is true or not: at the library system. */
@Command(
    name = "check-ils",
    mixinStandardHelpOptions = true,
    description = {
      "Holds the configured library system against what the centre believes of it, with the",
      "test patrons and items of [ils.check]. Reads only, unless --circulate is given.",
      "Exit code 1 if the centre may not go by what it believes."
    })
final class CheckIlsCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "F",
      description = "The centre's file (TOML).")
  private Path config = Path.of("");

  @Option(
      names = "--circulate",
      description = {
        "Also lend, renew and take back the test items, place a hold and cancel it; nothing is left.",
        "A spare card is marked as lost and a new one registered, if there are such."
      })
  private boolean circulate;

  @Option(names = "--json", description = "A JSON list.")
  private boolean json;

  @Override
  public Integer call() throws ConfigException, IOException, InterruptedException {
    CentreConfig centre = Configurations.centre(config);
    Subjects subjects = subjects(centre.ils().check().orElseThrow(this::none));
    InstantSource clock = InstantSource.system();
    try (LibrarySystem system = LibrarySystems.of(centre.ils(), centre.zone(), clock)) {
      LibraryCheck check = new LibraryCheck(system, subjects, clock);
      List<Finding> findings = new ArrayList<>(check.reading());
      if (circulate) {
        findings.addAll(check.circulating());
      }
      tell(findings);
      return findings.stream().allMatch(Finding::ok) ? Main.WELL : Main.NOT_WELL;
    }
  }

  private static Subjects subjects(IlsConfig.Check check) throws IOException {
    Optional<String> pin =
        check.pin().isEmpty() ? Optional.empty() : Optional.of(Secrets.text(check.pin().get()));
    return new Subjects(
        check.patrons(),
        check.items(),
        check.held(),
        new Subjects.Cards(pin, check.spare(), check.fresh()));
  }

  private ParameterException none() {
    return new ParameterException(
        Objects.requireNonNull(spec, "picocli fills it in").commandLine(),
        config + ": a table [ils.check] with patrons and items to try with is expected");
  }

  private void tell(List<Finding> findings) {
    if (json) {
      Output.line(spec, Json.pretty(findings));
      return;
    }
    line("step", "expected", "seen", "");
    for (Finding f : findings) {
      line(f.step(), f.expected(), f.seen(), f.ok() ? "ok" : "NOT OK");
    }
    List<String> wrong = findings.stream().filter(f -> !f.ok()).map(Finding::step).toList();
    if (!wrong.isEmpty()) {
      Output.line(spec, "not as expected: " + String.join("; ", wrong));
    }
  }

  private void line(String step, String expected, String seen, String ok) {
    Output.line(spec, "%-34s %-24s %-24s %s".formatted(step, expected, seen, ok).stripTrailing());
  }
}
