package org.shuyi.kiosk.app;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.config.ConfigException;
import org.shuyi.kiosk.config.Configurations;
import org.shuyi.kiosk.config.ConsoleConfig;
import org.shuyi.sync.centre.console.Accounts;
import org.shuyi.sync.centre.console.Role;
import org.shuyi.sync.centre.review.StaffId;
import org.shuyi.sync.password.PasswordHash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "account",
    mixinStandardHelpOptions = true,
    description = "Who may sign in at the centre's console. A running centre sees it at once.",
    subcommands = {AccountCommand.Add.class, AccountCommand.Remove.class})
final class AccountCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        java.util.Objects.requireNonNull(spec, "picocli fills it in").commandLine(),
        "Expected 'add' or 'remove'");
  }

  /** One account of one centre. */
  abstract static class OfOne implements Callable<Integer> {
    @Spec @Nullable CommandSpec spec;

    @Option(
        names = "--config",
        required = true,
        paramLabel = "F",
        description = "The centre's file (TOML).")
    private Path config = Path.of("");

    @Parameters(paramLabel = "ACCOUNT", description = "Letters and digits; never a name.")
    private String account = "";

    final StaffId id() {
      return parsed(() -> new StaffId(account));
    }

    final Accounts accounts() throws ConfigException, IOException {
      ConsoleConfig console =
          Configurations.centre(config)
              .console()
              .orElseThrow(
                  () -> new IOException(config + ": there is no table [console] in this file"));
      return new Accounts(console.accounts());
    }

    final <T> T parsed(java.util.function.Supplier<T> parse) {
      try {
        return parse.get();
      } catch (IllegalArgumentException e) {
        throw new ParameterException(
            java.util.Objects.requireNonNull(spec, "picocli fills it in").commandLine(),
            String.valueOf(e.getMessage()));
      }
    }
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = {
        "Adds an account, or gives it another role and password. The password is asked for, or",
        "read from the first line of the input where there is no terminal."
      })
  static final class Add extends OfOne {
    @Option(
        names = "--role",
        required = true,
        paramLabel = "ROLE",
        description = "viewer, librarian, technician or administrator.")
    private String role = "";

    @Override
    public Integer call() throws ConfigException, IOException {
      StaffId id = id();
      Role given = parsed(() -> Role.parse(role));
      Accounts accounts = accounts();
      char[] password = password();
      try {
        PasswordHash hash = parsed(() -> PasswordHash.of(password, new SecureRandom()));
        accounts.put(new Accounts.Account(id, given, hash));
      } finally {
        Arrays.fill(password, ' ');
      }
      Output.line(spec, id + " may sign in as " + given.word());
      return Main.WELL;
    }

    private static char[] password() throws IOException {
      Console terminal = System.console();
      if (terminal != null && terminal.isTerminal()) {
        char[] typed = terminal.readPassword("Password: ");
        return typed == null ? new char[0] : typed;
      }
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      String line = in.readLine();
      return line == null ? new char[0] : line.toCharArray();
    }
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Takes an account away; whoever is signed in with it is out.")
  static final class Remove extends OfOne {
    @Override
    public Integer call() throws ConfigException, IOException {
      StaffId id = id();
      boolean removed = accounts().remove(id);
      Output.line(spec, removed ? id + " is removed" : id + ": no such account");
      return removed ? Main.WELL : Main.NOT_WELL;
    }
  }
}
