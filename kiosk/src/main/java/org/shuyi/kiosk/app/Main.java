package org.shuyi.kiosk.app;

import java.io.IOException;
import java.io.PrintWriter;
import org.shuyi.kiosk.app.demo.DemoCommand;
import org.shuyi.kiosk.config.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * {@code shuyi}: exit code 0 all well, 1 the thing checked is not well, 2 wrong usage or
 * configuration.
 */
@Command(
    name = "shuyi",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Firmware for 24-hour library kiosks and book vans.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all well",
      "1:the thing that was checked or run is not well",
      "2:wrong usage or configuration"
    },
    subcommands = {
      HelpCommand.class,
      DemoCommand.class,
      KioskCommand.class,
      CentreCommand.class,
      EnrolCommand.class,
      SimulateCommand.class,
      DoctorCommand.class,
      JournalCommand.class,
      LockersCommand.class,
      TrafficCommand.class,
      TagCommand.class,
      IlsCommand.class,
      GalleryCommand.class,
    })
public final class Main {
  static final int WELL = 0;
  static final int NOT_WELL = 1;
  static final int WRONG_USAGE = 2;

  private Main() {}

  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, System.out.charset());
    System.exit(run(out, new PrintWriter(System.err, true, System.err.charset()), arguments));
  }

  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return run(out, err, CommandLine.defaultFactory(), arguments);
  }

  /**
   * @param commands makes them
   */
  static int run(
      PrintWriter out, PrintWriter err, CommandLine.IFactory commands, String... arguments) {
    return new CommandLine(new Main(), commands)
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(arguments);
  }

  /**
   * What a command could not do is said in a sentence; a stack trace is for what nobody foresaw.
   */
  private static int failed(Exception e, CommandLine command) {
    if (e instanceof ConfigException wrong) {
      wrong.problems().forEach(command.getErr()::println);
      return WRONG_USAGE;
    }
    if (e instanceof IOException) {
      command.getErr().println("shuyi: " + e.getMessage());
      return NOT_WELL;
    }
    e.printStackTrace(command.getErr());
    return NOT_WELL;
  }
}
