package org.shuyi.kiosk.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.config.CentreConfig;
import org.shuyi.kiosk.config.ConfigException;
import org.shuyi.kiosk.config.Configurations;
import org.shuyi.kiosk.config.StationConfig;
import org.shuyi.kiosk.config.TlsConfig;
import org.shuyi.sync.agent.MachineStampSource;
import org.shuyi.sync.enrol.Enrolment;
import org.shuyi.sync.enrol.Fingerprint;
import org.shuyi.sync.wire.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "enrol",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the key with which a station proves who it is, and a request for its certificate;",
      "then, with --reply, checks the certificate that was issued and installs it.",
      "The key never leaves the station. One that is in use stays so until the reply is there."
    })
final class EnrolCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "F",
      description = "The station's file (TOML); its table [tls] says where the files belong.")
  private Path config = Path.of("");

  @Option(names = "--centre", description = "F is the file of a centre, which is to be enrolled.")
  private boolean centre;

  @Option(
      names = "--reply",
      paramLabel = "FILE",
      description = "The certificate that was issued, with its authority's, PEM.")
  private @Nullable Path reply;

  @Option(
      names = "--force",
      description = "Begin again although there is a key, or take over another authority.")
  private boolean force;

  @Override
  public Integer call() throws ConfigException, IOException {
    Enrolment enrolment = centre ? ofCentre() : ofStation();
    if (reply == null) {
      begin(enrolment);
    } else {
      finish(enrolment, reply);
    }
    return Main.WELL;
  }

  private Enrolment ofStation() throws ConfigException {
    StationConfig station = Configurations.station(config);
    return enrolment(station.centre().tls(), station.station().value());
  }

  private Enrolment ofCentre() throws ConfigException {
    CentreConfig file = Configurations.centre(config);
    return enrolment(file.tls(), new Topics(file.library()).centre());
  }

  private Enrolment enrolment(Optional<TlsConfig> tls, String commonName) {
    return new Enrolment(
        Wiring.files(
            tls.orElseThrow(
                () ->
                    new ParameterException(
                        Objects.requireNonNull(spec, "picocli fills it in").commandLine(),
                        config
                            + ": there is no table [tls] with ca, certificate and key, so nothing"
                            + " to enrol for"))),
        commonName);
  }

  private void begin(Enrolment enrolment) throws IOException {
    String request = enrolment.begin(force);
    Path file = enrolment.files().key().resolveSibling(enrolment.commonName() + ".csr");
    Files.writeString(file, request, StandardCharsets.US_ASCII);
    Output.line(spec, "written: " + file + ": a request for " + enrolment.commonName());
    Output.line(spec, "key, SHA-256: " + Fingerprint.ofRequest(request));
    Output.line(spec, "Have it issued ('shuyi centre certify'), then give the reply to --reply.");
  }

  private void finish(Enrolment enrolment, Path file) throws IOException {
    MachineStampSource clock = MachineStampSource.of(InstantSource.system(), System::nanoTime);
    Enrolment.Installed installed = enrolment.accept(file, clock.knownTime(), force);
    Output.line(
        spec,
        "%s is enrolled until %s"
            .formatted(enrolment.commonName(), installed.certificate().getNotAfter().toInstant()));
    Output.line(
        spec,
        "authority: %s, SHA-256: %s"
            .formatted(
                installed.authority().getSubjectX500Principal(),
                Fingerprint.of(installed.authority())));
  }
}
