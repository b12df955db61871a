package org.shuyi.sync.enrol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.fuzz.Fuzz;
import org.shuyi.sync.mqtt.tls.KnownTime;
import org.shuyi.sync.mqtt.tls.TlsFiles;

/** The two files that travel at an enrolment: the request to the centre, and its reply. */
class EnrolmentFuzzTest {
  private static final int TRIES = 500;
  private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
  private static final Pattern PART =
      Pattern.compile("-----BEGIN ([A-Z ]+)-----\\s+([^-]+)-----END");

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // set by @BeforeEach
  private Enrolment enrolment;

  private String request = "";
  private String reply = "";

  @BeforeEach
  void enrol() throws IOException {
    TlsFiles files =
        new TlsFiles(
            folder.resolve("ca.crt"), folder.resolve("own.crt"), folder.resolve("own.key"));
    enrolment = new Enrolment(files, "kiosk-1");
    request = enrolment.begin(false);
    reply =
        Authority.make(folder.resolve("authority"), "library", NOW, new SecureRandom())
            .certify(Authority.Request.parse(request), Duration.ofDays(365), NOW);
  }

  /** Its parts, undone: what is damaged is then DER. */
  private static List<byte[]> der(String pem) {
    List<byte[]> parts = new ArrayList<>();
    for (Matcher part = PART.matcher(pem); part.find(); ) {
      parts.add(Base64.getMimeDecoder().decode(part.group(2)));
    }
    return parts;
  }

  private static byte[] pem(String type, byte[] der) {
    ByteArrayOutputStream pem = new ByteArrayOutputStream();
    pem.writeBytes(("-----BEGIN " + type + "-----\n").getBytes(ISO_8859_1));
    pem.writeBytes(Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(der));
    pem.writeBytes(("\n-----END " + type + "-----\n").getBytes(ISO_8859_1));
    return pem.toByteArray();
  }

  private void accept(byte[] file) throws IOException {
    Path received = folder.resolve("reply.pem");
    Files.write(received, file);
    enrolment.accept(received, new KnownTime.Exact(NOW), true);
  }

  @Test
  void aReplyIsInstalledOrRefused() throws Exception {
    new Fuzz("reply", IOException.class, List.of(reply.getBytes(ISO_8859_1)))
        .run(TRIES, this::accept);
  }

  @Test
  void aReplyOfDamagedCertificatesIsInstalledOrRefused() throws Exception {
    List<byte[]> parts = der(reply);
    byte[] authority = pem("CERTIFICATE", parts.getLast());
    new Fuzz("certificate in a reply", IOException.class, parts.subList(0, 1))
        .wrappedBy(der -> joined(pem("CERTIFICATE", der), authority))
        .run(TRIES, this::accept);
  }

  @Test
  void aRequestIsReadOrRefused() throws Exception {
    new Fuzz("request", EnrolmentException.class, List.of(request.getBytes(ISO_8859_1)))
        .run(TRIES, text -> Authority.Request.parse(new String(text, ISO_8859_1)));
  }

  @Test
  void aRequestOfDamagedDerIsReadOrRefused() throws Exception {
    new Fuzz("request in DER", EnrolmentException.class, der(request))
        .wrappedBy(der -> pem("CERTIFICATE REQUEST", der))
        .run(TRIES, text -> Authority.Request.parse(new String(text, ISO_8859_1)));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }
}
