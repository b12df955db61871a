package org.shuyi.sync.enrol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.shuyi.sync.file.WholeFile;
import org.shuyi.sync.mqtt.tls.TlsFiles;

/** The authority of a test's library, which issues whatever it is asked for. */
public final class TestAuthority {
  private static final Duration YEAR = Duration.ofDays(365);

  private final Path folder;
  private final Authority authority;

  private TestAuthority(Path folder, Authority authority) {
    this.folder = folder;
    this.authority = authority;
  }

  /** Made long ago, valid for long. */
  public static TestAuthority make(Path folder, String name) throws IOException {
    Instant then = Instant.parse("2020-01-01T00:00:00Z");
    return new TestAuthority(
        folder, Authority.make(folder.resolve(name), name, then, new SecureRandom()));
  }

  /** A station's or a centre's, for a year from now. */
  public TlsFiles client(String commonName) throws IOException {
    return client(commonName, Instant.now(), YEAR);
  }

  public TlsFiles client(String commonName, Instant from, Duration validity) throws IOException {
    KeyPair key = Armour.newKey();
    return install(
        commonName,
        key,
        authority.certify(new Authority.Request(commonName, key.getPublic()), validity, from));
  }

  /** A broker's, for a year from now. */
  public TlsFiles broker(String... hosts) throws IOException {
    return broker(Instant.now(), YEAR, hosts);
  }

  public TlsFiles broker(Instant from, Duration validity, String... hosts) throws IOException {
    KeyPair key = Armour.newKey();
    return install(
        "broker", key, authority.certifyBroker(key.getPublic(), List.of(hosts), validity, from));
  }

  /** Its certificate, in a file. */
  public Path pem(Path file) throws IOException {
    return Files.write(file, ascii(Armour.pem(authority.certificate())));
  }

  /** What a server in Java needs that calls itself by this name or address. */
  public SSLContext server(String host) throws IOException, GeneralSecurityException {
    KeyPair key = Armour.newKey();
    String reply = authority.certifyBroker(key.getPublic(), List.of(host), YEAR, Instant.now());
    X509Certificate[] chain =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(ascii(reply)))
            .toArray(X509Certificate[]::new);
    char[] none = {};
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("server", key.getPrivate(), none, chain);
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, none);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private TlsFiles install(String name, KeyPair key, String reply) throws IOException {
    Path own = Files.createTempDirectory(folder, name);
    TlsFiles files =
        new TlsFiles(own.resolve("ca.crt"), own.resolve("own.crt"), own.resolve("own.key"));
    WholeFile.write(files.key(), ascii(Armour.pem(key.getPrivate())), "rw-------");
    WholeFile.write(files.certificate(), ascii(reply), "rw-r--r--");
    WholeFile.write(files.ca(), ascii(Armour.pem(authority.certificate())), "rw-r--r--");
    return files;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
