package org.shuyi.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.mqtt.tls.KnownTime;
import org.shuyi.sync.mqtt.tls.TlsFiles;
import org.shuyi.sync.mqtt.tls.TlsIdentity;

/** A station's way to its certificate, in the commands that a technician types. */
class EnrolCommandTest {
  private static final String STATION =
      """
      [station]
      id = "kiosk-1"
      library = "demo"
      [station.name]
      zh = "书驿"
      en = "Shuyi"
      [centre]
      broker = "ssl://mqtt.example:8883"
      reference-key = "reference.key"
      signature-key = "centre.pub"
      [card]
      pattern = "21[0-9]{10}"
      [tls]
      ca = "tls/ca.crt"
      certificate = "tls/own.crt"
      key = "tls/own.key"
      """;

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // set by @BeforeEach
  private String config;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void write() throws IOException {
    config = Files.writeString(folder.resolve("kiosk.toml"), STATION).toString();
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private int certify(String... more) {
    String[] all = new String[more.length + 4];
    System.arraycopy(new String[] {"centre", "certify", "--authority", at("ca")}, 0, all, 0, 4);
    System.arraycopy(more, 0, all, 4, more.length);
    return run(all);
  }

  @Test
  void aStationIsEnrolledByALibraryWithoutAnAuthority() throws Exception {
    assertThat(certify("--new", "Shuyi Demo Library")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("CN=Shuyi Demo Library").contains("SHA-256: ");
    assertThat(run("enrol", "--config", config)).as(err.toString()).isZero();
    assertThat(out.toString()).contains("kiosk-1.csr").doesNotContain("PRIVATE");
    String request = at("tls/kiosk-1.csr");

    assertThat(certify("--request", request)).isEqualTo(Main.NOT_WELL);
    assertThat(out.toString()).contains("asks to be 'kiosk-1'").contains("--for kiosk-1");
    assertThat(certify("--request", request, "--for", "kiosk-2")).isEqualTo(Main.NOT_WELL);
    assertThat(folder.resolve("tls/kiosk-1.crt")).doesNotExist();
    assertThat(certify("--request", request, "--for", "kiosk-1")).as(err.toString()).isZero();

    String reply = at("tls/kiosk-1.crt");
    assertThat(run("enrol", "--config", config, "--reply", reply)).as(err.toString()).isZero();
    assertThat(out.toString()).contains("kiosk-1 is enrolled until");
    TlsFiles files =
        new TlsFiles(
            folder.resolve("tls/ca.crt"),
            folder.resolve("tls/own.crt"),
            folder.resolve("tls/own.key"));
    TlsIdentity own = TlsIdentity.load(files, new KnownTime.Exact(Instant.now()));
    assertThat(own.own().getSubjectX500Principal()).hasToString("CN=kiosk-1");

    assertThat(run("enrol", "--config", config)).isEqualTo(Main.NOT_WELL);
    assertThat(err.toString()).contains("--force").doesNotContain("\tat ");
  }

  @Test
  void aBrokerIsEquippedOnce() {
    assertThat(certify("--new", "x", "--broker", "mqtt.example,10.0.0.2")).isEqualTo(2);
    assertThat(err.toString()).contains("--out");
    assertThat(certify("--broker", "mqtt.example,10.0.0.2", "--out", at("etc"))).isZero();
    assertThat(folder.resolve("etc")).isDirectoryContaining("glob:**broker.key");
    assertThat(certify("--broker", "mqtt.example", "--out", at("etc"))).isEqualTo(1);
    assertThat(err.toString()).contains("broker.key is there already");
  }

  @Test
  void anAuthorityIsMadeOnlyOnPurpose() {
    assertThat(certify("--request", at("none.csr"))).isEqualTo(1);
    assertThat(err.toString()).contains("ca.key");
    assertThat(certify("--new", "x")).isZero();
    assertThat(certify("--new", "x")).isEqualTo(1);
    assertThat(certify()).isEqualTo(2);
    assertThat(certify("--days", "0", "--new", "y")).isEqualTo(2);
  }

  @Test
  void aFileWithoutTlsHasNothingToEnrolFor() throws Exception {
    Files.writeString(
        Path.of(config),
        STATION.substring(0, STATION.indexOf("[tls]")).replace("ssl://", "tcp://"));
    assertThat(run("enrol", "--config", config)).isEqualTo(Main.WRONG_USAGE);
    assertThat(err.toString()).contains("[tls]");
  }
}
