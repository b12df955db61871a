package org.shuyi.hardware.watchdog.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceManagerTest {
  @TempDir private Path folder;

  @Test
  void systemdHearsThatTheServiceIsReadyAndAlive() throws IOException {
    Path path = folder.resolve("notify");
    try (DatagramListener systemd = DatagramListener.at(path)) {
      ServiceManager manager = new ServiceManager(path.toString());
      manager.ready();
      manager.alive();
      assertThat(systemd.next()).isEqualTo("READY=1\nMAINPID=" + ProcessHandle.current().pid());
      assertThat(systemd.next()).isEqualTo("WATCHDOG=1");
    }
  }

  /** Containers of systemd use names that are in no folder. */
  @Test
  void aNameInNoFolderIsASocketToo() throws IOException {
    String name = "@shuyi-test-" + ProcessHandle.current().pid();
    try (DatagramListener systemd = DatagramListener.at(name)) {
      new ServiceManager(name).alive();
      assertThat(systemd.next()).isEqualTo("WATCHDOG=1");
    }
  }

  @Test
  void aSocketThatNobodyHearsIsSaid() throws IOException {
    String nobody = folder.resolve("nobody").toString();
    ServiceManager manager = new ServiceManager(nobody);
    assertThatIOException().isThrownBy(manager::alive).withMessageContainingAll(nobody, "errno 2");
  }

  @Test
  void aVariableThatNamesNoSocketIsRefused() {
    assertThatIOException().isThrownBy(() -> new ServiceManager("notify"));
    assertThatIOException().isThrownBy(() -> new ServiceManager("/" + "x".repeat(107)));
    assertThatIOException().isThrownBy(() -> new ServiceManager("")).withMessageContaining("''");
    assertThat("/" + "x".repeat(106))
        .satisfies(it -> assertThat(it.getBytes(StandardCharsets.UTF_8)).hasSize(107))
        .satisfies(ServiceManager::new);
  }
}
