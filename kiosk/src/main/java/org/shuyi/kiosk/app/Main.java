package org.shuyi.kiosk.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.shuyi.kiosk.app.demo.DemoCommand;
import org.shuyi.kiosk.config.ConfigException;
import org.shuyi.kiosk.ui.FxThread;
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
    })
public final class Main {
  static final int WELL = 0;
  static final int NOT_WELL = 1;
  static final int WRONG_USAGE = 2;

  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          KioskCommand.class,
          VanCommand.class,
          CentreCommand.class,
          EnrolCommand.class,
          SimulateCommand.class,
          DoctorCommand.class,
          JournalCommand.class,
          LockersCommand.class,
          TrafficCommand.class,
          TagCommand.class,
          IlsCommand.class,
          GalleryCommand.class);

  private Main() {}

  public static void main(String[] arguments) {
    if (arguments.length > 1 && arguments[0].equals(name(KioskCommand.class))) {
      FxThread.beginToolkit();
    }
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
    CommandLine line = new CommandLine(new Main(), commands);
    line.addSubcommand(HelpCommand.class);
    asked(arguments).forEach(line::addSubcommand);
    return line.setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(arguments);
  }

  /** The one that is named; to read the options of all others would keep a patron waiting. */
  private static List<Class<?>> asked(String... arguments) {
    List<Class<?>> named =
        COMMANDS.stream()
            .filter(it -> arguments.length > 0 && name(it).equals(arguments[0]))
            .toList();
    return named.isEmpty() ? COMMANDS : named;
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
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
