package org.shuyi.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
  }

  private String bench() throws Exception {
    String text =
        """
        [devices.pad]
        driver = "feig"
        address = "serial:@/pad"
        [devices.card]
        driver = "scanner"
        address = "serial:@/card"
        """;
    Path file = folder.resolve("bench.toml");
    return Files.writeString(file, text.replace("@", folder.toString())).toString();
  }

  @Test
  void aLineOnStandardInputBreaksADeviceAndTheDoctorSeesIt() throws Exception {
    String file = bench();
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream("pad silence\n".getBytes(StandardCharsets.UTF_8)));
    Thread simulation = Thread.ofPlatform().start(() -> run("simulate", "--config", file));
    try {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> out.toString().contains("pad: silence on"));
      assertThat(out.toString()).contains("serial:" + folder.resolve("card"), "scan CODE");
      assertThat(run("doctor", "--config", file)).isEqualTo(Main.NOT_WELL);
      assertThat(out.toString())
          .containsPattern("(?m)^pad +absent +NO_ANSWER")
          .containsPattern("(?m)^  likely: .* says nothing")
          .containsPattern("(?m)^ +[0-9]+ ms > 020007ff656e61 Asks for the software version")
          .containsPattern("(?m)^card +ready");
    } finally {
      System.setIn(before);
      simulation.interrupt();
      simulation.join();
    }
    assertThat(folder.resolve("pad")).doesNotExist();
  }

  @Test
  void whatCannotBeSimulatedIsSaid() throws Exception {
    String file = bench();
    Files.writeString(
        Path.of(file), Files.readString(Path.of(file)).replace(folder + "/pad", "/dev/ttyUSB0"));
    assertThat(run("simulate", "--config", file)).isEqualTo(Main.NOT_WELL);
    assertThat(err.toString()).contains("device pad can't be simulated", "/tmp/shuyi/pad");
    assertThat(folder.resolve("card")).doesNotExist();
  }
}
