package org.shuyi.kiosk.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.config.CentreConfig;
import org.shuyi.kiosk.config.ConfigException;
import org.shuyi.kiosk.config.Configurations;
import org.shuyi.sync.centre.Desks;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A command of staff: done by the centre that runs on this machine, if one does, else on its
 * database.
 */
abstract class DeskCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "F",
      description = "The centre's file (TOML).")
  private Path config = Path.of("");

  /** Of the centre inside which this runs. */
  private @Nullable Desks inside;

  private ZoneId zone = ZoneId.systemDefault();

  final void inside(Desks desks, ZoneId itsZone) {
    inside = desks;
    zone = itsZone;
  }

  @Override
  public final Integer call() throws ConfigException, IOException {
    if (inside != null) {
      return at(inside, zone);
    }
    CentreConfig centre = Configurations.centre(config);
    Optional<DeskDoor.Answer> answer = DeskDoor.ask(centre.data(), arguments());
    if (answer.isPresent()) {
      return told(answer.get());
    }
    try (Desks desks = Desks.open(CentreCommand.database(centre), InstantSource.system())) {
      return at(desks, centre.zone());
    }
  }

  /** All words of the command, as they were typed. */
  private List<String> arguments() {
    CommandLine root = command();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    return root.getParseResult().originalArgs();
  }

  private int told(DeskDoor.Answer answer) {
    command().getOut().print(answer.out());
    command().getOut().flush();
    command().getErr().print(answer.err());
    command().getErr().flush();
    return answer.code();
  }

  abstract int at(Desks desks, ZoneId itsZone) throws IOException;

  final void line(String text) {
    Output.line(spec, text);
  }

  final ParameterException wrong(@Nullable String why) {
    return new ParameterException(command(), String.valueOf(why));
  }

  private CommandLine command() {
    return Objects.requireNonNull(spec, "picocli fills it in").commandLine();
  }
}
