package org.shuyi.kiosk.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.enrol.Authority;
import org.shuyi.sync.enrol.BrokerFiles;
import org.shuyi.sync.enrol.Fingerprint;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** For a library that has no certificate authority of its own. */
@Command(
    name = "certify",
    mixinStandardHelpOptions = true,
    description = {
      "Issues certificates, for a library that has no authority of its own.",
      "The authority is a key in a folder: who has it is every station. Keep it on a machine",
      "without a network, or on a stick in a safe."
    })
final class CertifyCommand implements Callable<Integer> {
  private static final String BROKER_DAYS = "825";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--authority",
      required = true,
      paramLabel = "DIR",
      description = "The authority's folder.")
  private Path folder = Path.of("");

  @Option(
      names = "--new",
      paramLabel = "NAME",
      description = "Make the authority first, under this name; once for a library.")
  private @Nullable String name;

  @ArgGroup(exclusive = true)
  private @Nullable What what;

  /** What is issued. */
  private static final class What {
    @Option(
        names = "--request",
        paramLabel = "FILE",
        description = "The request that 'shuyi enrol' made; the reply is written beside it.")
    private @Nullable Path request;

    @Option(
        names = "--broker",
        split = ",",
        paramLabel = "HOST",
        description = "A key and a certificate for the broker: every name it is addressed by.")
    private List<String> hosts = List.of();
  }

  @Option(
      names = "--for",
      paramLabel = "ID",
      description = "Who made the request: it must say the same.")
  private @Nullable String who;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the broker's files are written; made if it is not there.")
  private @Nullable Path out;

  @Option(
      names = "--days",
      defaultValue = BROKER_DAYS,
      paramLabel = "N",
      description = "How long it is valid (${DEFAULT-VALUE}).")
  private int days;

  @Override
  public Integer call() throws IOException {
    if (days < 1 || days > 3650) {
      throw wrong("--days: " + days + " given, 1 to 3650 expected");
    }
    Instant now = InstantSource.system().instant();
    Authority authority = authority(now);
    if (what != null && what.request != null) {
      return answer(authority, what.request, now);
    }
    if (what != null && !what.hosts.isEmpty()) {
      equip(authority, what.hosts, now);
    } else if (name == null) {
      throw wrong("nothing to do: give --request, --broker or --new");
    }
    return Main.WELL;
  }

  private Authority authority(Instant now) throws IOException {
    SecureRandom random = new SecureRandom();
    if (name == null) {
      return Authority.open(folder, random);
    }
    Authority made = Authority.make(folder, name, now, random);
    Output.line(
        spec,
        "made: an authority, %s, SHA-256: %s"
            .formatted(
                made.certificate().getSubjectX500Principal(), Fingerprint.of(made.certificate())));
    return made;
  }

  private int answer(Authority authority, Path file, Instant now) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    Authority.Request request = Authority.Request.parse(text);
    Output.line(
        spec,
        "%s asks to be '%s'; key, SHA-256: %s"
            .formatted(file, request.commonName(), Fingerprint.ofRequest(text)));
    if (!request.commonName().equals(who)) {
      Output.line(
          spec,
          who == null
              ? "Nothing is issued yet: say who made it, --for " + request.commonName()
              : "Nothing is issued: it was made for another than " + who);
      return Main.NOT_WELL;
    }
    String reply = authority.certify(request, Duration.ofDays(days), now);
    Path beside = file.resolveSibling(request.commonName() + ".crt");
    Files.writeString(beside, reply, StandardCharsets.US_ASCII);
    Output.line(spec, "written: " + beside + ": bring it back, 'shuyi enrol --reply'");
    return Main.WELL;
  }

  private void equip(Authority authority, List<String> hosts, Instant now) throws IOException {
    if (out == null) {
      throw wrong("--broker needs --out, the folder for the broker's files");
    }
    BrokerFiles.make(out, authority, hosts, Duration.ofDays(days), now);
    Output.line(spec, "written: ca.crt, broker.crt and broker.key for " + hosts + " in " + out);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(
        Objects.requireNonNull(spec, "picocli fills it in").commandLine(), message);
  }
}
