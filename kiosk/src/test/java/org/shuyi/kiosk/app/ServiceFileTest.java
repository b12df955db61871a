package org.shuyi.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** systemd itself reads the shipped service file, where it is installed; nothing is started. */
class ServiceFileTest {
  private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");
  private static final String UNITS = "src/main/deb/kiosk/root/usr/lib/systemd/system/";
  private static final Path KIOSK = Path.of(UNITS, "shuyi-kiosk.service");
  private static final Path CENTRE =
      Path.of("../van-sync/src/main/deb/root/usr/lib/systemd/system/shuyi-centre.service");

  @TempDir private Path folder;

  @Test
  void systemdFindsNothingWrong() throws Exception {
    for (Path unit : List.of(KIOSK, CENTRE)) {
      assertThat(verified(startingNothing(unit))).as("%s", unit).isEmpty();
    }
  }

  @Test
  void whatIsWrongWouldBeFound() throws Exception {
    String unit = startingNothing(KIOSK);
    assertThat(verified(unit.replace("KillMode=mixed", "KillMode=some"))).contains("kill mode");
  }

  /** The guard of relays has to outlive the kiosk for a moment, and the kiosk may do little. */
  @Test
  void theGuardOutlivesTheKiosk() throws Exception {
    assertThat(Files.readAllLines(KIOSK))
        .contains("KillMode=mixed", "Type=notify", "WatchdogSec=30", "NoNewPrivileges=yes");
  }

  private static String startingNothing(Path unit) throws IOException {
    return Files.readString(unit).replaceAll("/usr/lib/shuyi/bin/\\w+", "/bin/true");
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
