package org.shuyi.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** systemd itself reads the shipped service file, where it is installed; nothing is started. */
class ServiceFileTest {
  private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");
  private static final Path SHIPPED = Path.of("src/main/dist/etc/systemd/shuyi-kiosk.service");
  private static final String PROGRAM = "/opt/shuyi/bin/shuyi";

  @TempDir private Path folder;

  @Test
  void systemdFindsNothingWrong() throws Exception {
    String unit = Files.readString(SHIPPED);
    assertThat(unit).contains("ExecStart=" + PROGRAM + " kiosk", "KillMode=mixed");
    assertThat(verified(unit.replace(PROGRAM, "/bin/true"))).isEmpty();
  }

  @Test
  void whatIsWrongWouldBeFound() throws Exception {
    String unit = Files.readString(SHIPPED).replace(PROGRAM, "/bin/true");
    assertThat(verified(unit.replace("KillMode=mixed", "KillMode=some"))).contains("kill mode");
  }

  private String verified(String unit) throws Exception {
    assumeTrue(Files.isExecutable(ANALYZE));
    Path file = Files.writeString(folder.resolve("shuyi-kiosk.service"), unit);
    Process process =
        new ProcessBuilder(ANALYZE.toString(), "verify", "--man=no", file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readNBytes(10_000), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return said.strip();
  }
}
