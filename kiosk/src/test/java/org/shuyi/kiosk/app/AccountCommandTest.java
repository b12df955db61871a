package org.shuyi.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.shuyi.sync.centre.console.Accounts;
import org.shuyi.sync.centre.console.Role;

/** Accounts of the console, from the command line to the file. */
@Isolated("it types on the program's own input")
final class AccountCommandTest {
  private static final String PASSWORD = "twelve or more";

  @TempDir private Path folder;
  private final StringWriter said = new StringWriter();
  private Path config = Path.of("");

  @BeforeEach
  void aCentresFile() throws IOException {
    config =
        Files.writeString(
            folder.resolve("centre.toml"),
            """
            [centre]
            library = "demo"
            reference-key = "reference.key"
            signing-key = "centre.key"
            [ils]
            host = "ils.example"
            user = "kiosk"
            password = "ils.password"
            [console]
            accounts = "staff"
            """);
  }

  private int run(String typed, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream((typed + "\n").getBytes(StandardCharsets.UTF_8)));
    try {
      return Main.run(new PrintWriter(said, true), new PrintWriter(said, true), arguments);
    } finally {
      System.setIn(before);
    }
  }

  private int add(String account, String role, String password) {
    return run(
        password, "centre", "account", "add", account, "--role", role, "--config", "" + config);
  }

  @Test
  void anAccountIsAddedAndRemoved() throws IOException {
    Path staff = folder.resolve("staff");
    assertThat(add("t-1", "technician", PASSWORD)).as("" + said).isEqualTo(Main.WELL);
    assertThat(Files.readString(staff))
        .startsWith("t-1:technician:$argon2id$")
        .doesNotContain(PASSWORD);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(staff)))
        .isEqualTo("rw-------");
    Accounts.Account account = new Accounts(staff).find("t-1").orElseThrow();
    assertThat(account.role()).isEqualTo(Role.TECHNICIAN);
    assertThat(account.password().accepts(PASSWORD.toCharArray())).isTrue();
    String[] remove = {"centre", "account", "remove", "t-1", "--config", "" + config};
    assertThat(run("", remove)).isEqualTo(Main.WELL);
    assertThat(run("", remove)).isEqualTo(Main.NOT_WELL);
  }

  @Test
  void whatWontDoIsSaid() {
    assertThat(add("t-1", "king", PASSWORD)).isEqualTo(Main.WRONG_USAGE);
    assertThat(add("王", "viewer", PASSWORD)).isEqualTo(Main.WRONG_USAGE);
    assertThat(add("t-1", "viewer", "short")).isEqualTo(Main.WRONG_USAGE);
    assertThat("" + said)
        .contains("'king'", "a staff account is expected", "12 to 128")
        .doesNotContain("short");
    assertThat(folder.resolve("staff")).doesNotExist();
  }
}
