package org.shuyi.sync.ils;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority of a test's own, and servers that it vouches for. */
public final class TestAuthority {
  private static final char[] NO_PASSWORD = new char[0];

  private final KeyPair keys = keys();
  private final X509Certificate certificate;

  public TestAuthority() throws Exception {
    JcaX509v3CertificateBuilder builder = builder("CN=Test authority", keys);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    this.certificate = signed(builder);
  }

  /** The authority's certificate as PEM, in a file. */
  public Path pem(Path file) throws Exception {
    String body = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
    return Files.writeString(
        file, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
  }

  /** What a server needs that calls itself by this address. */
  public SSLContext server(String address) throws Exception {
    KeyPair own = keys();
    JcaX509v3CertificateBuilder builder = builder("CN=Test server", own);
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.iPAddress, address)));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "server",
        own.getPrivate(),
        NO_PASSWORD,
        new X509Certificate[] {signed(builder), certificate});
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, NO_PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private JcaX509v3CertificateBuilder builder(String name, KeyPair of) {
    return new JcaX509v3CertificateBuilder(
        new X500Name("CN=Test authority"),
        new BigInteger(64, new java.security.SecureRandom()),
        Date.from(Instant.parse("2020-01-01T00:00:00Z")),
        Date.from(Instant.parse("2100-01-01T00:00:00Z")),
        new X500Name(name),
        of.getPublic());
  }

  private X509Certificate signed(JcaX509v3CertificateBuilder builder) throws Exception {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
  }

  private static KeyPair keys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }
}
