package org.shuyi.sync.enrol;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.shuyi.sync.file.WholeFile;
import org.shuyi.sync.mqtt.tls.Pem;

/**
 * A certificate authority for a library that has none: one key and one certificate in a folder. Who
 * has that key is every station and the broker, so the folder belongs on a machine that is not on
 * the network, or on a stick in a safe.
 */
public final class Authority {
  private static final Duration OWN_VALIDITY = Duration.ofDays(20L * 365);

  /** Other machines' clocks may be behind this one's. */
  private static final Duration BACKDATED = Duration.ofHours(1);

  /** A station's id; or, with a dot, a centre's name. */
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9][a-z0-9-]{0,31}|centre(-[a-z0-9]+)?[.][a-z0-9][a-z0-9-]{0,31}");

  private static final int SERIAL_BITS = 120;

  private final PrivateKey key;
  private final X509Certificate certificate;
  private final SecureRandom random;

  private Authority(PrivateKey key, X509Certificate certificate, SecureRandom random) {
    this.key = key;
    this.certificate = certificate;
    this.random = random;
  }

  /**
   * A request, read and its signature checked.
   *
   * @param commonName what it asks to be called
   */
  public record Request(String commonName, PublicKey key) {
    /**
     * Reads one.
     *
     * @throws EnrolmentException it is none, or was not made by who has the key
     */
    public static Request parse(String pem) throws EnrolmentException {
      PKCS10CertificationRequest request = Armour.request(pem);
      try {
        PublicKey key = new JcaPKCS10CertificationRequest(request).getPublicKey();
        if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
          throw new EnrolmentException("the request's signature is wrong: it was changed");
        }
        String name = Armour.commonName(request.getSubject());
        if (!NAME.matcher(name).matches() || name.equals("reference")) {
          throw new EnrolmentException(
              "'" + name + "' is the name of no station (a-z, 0-9, hyphen) and of no centre");
        }
        return new Request(name, key);
      } catch (java.security.GeneralSecurityException
          | OperatorCreationException
          | PKCSException
          | RuntimeException e) {
        // Third-party code fed by strangers: whatever it throws means the same.
        throw new EnrolmentException("the request's key can't be used: " + e.getMessage(), e);
      }
    }
  }

  /** Whether there is one in this folder. */
  public static boolean isIn(Path folder) {
    return Files.exists(keyFile(folder));
  }

  /** Makes a new one; there must be none. */
  public static Authority make(Path folder, String name, Instant now, SecureRandom random)
      throws IOException {
    if (isIn(folder)) {
      throw new EnrolmentException(keyFile(folder) + " is there already");
    }
    KeyPair pair = Armour.newKey();
    X500Name subject = Armour.named(name);
    Authority made =
        new Authority(
            pair.getPrivate(),
            issue(
                subject,
                pair.getPrivate(),
                new Wanted(subject, pair.getPublic(), Role.AUTHORITY, List.of(), OWN_VALIDITY),
                now,
                random),
            random);
    WholeFile.write(certificateFile(folder), bytes(Armour.pem(made.certificate)), "rw-r--r--");
    WholeFile.write(keyFile(folder), bytes(Armour.pem(made.key)), "rw-------");
    return made;
  }

  /** The one that is there. */
  public static Authority open(Path folder, SecureRandom random) throws IOException {
    return new Authority(
        Pem.privateKey(keyFile(folder)),
        Pem.certificates(certificateFile(folder)).getFirst(),
        random);
  }

  private static Path keyFile(Path folder) {
    return folder.resolve("ca.key");
  }

  private static Path certificateFile(Path folder) {
    return folder.resolve("ca.crt");
  }

  /** What stations and the broker believe in. */
  public X509Certificate certificate() {
    return certificate;
  }

  /**
   * Issues the certificate of a station or a centre.
   *
   * @return the reply: the certificate and the authority's, PEM
   */
  public String certify(Request request, Duration validity, Instant now) throws IOException {
    return reply(
        new Wanted(
            Armour.named(request.commonName()), request.key(), Role.CLIENT, List.of(), validity),
        now);
  }

  /**
   * Issues the certificate of a broker.
   *
   * @param hosts every name and IP address at which stations reach it
   */
  public String certifyBroker(PublicKey key, List<String> hosts, Duration validity, Instant now)
      throws IOException {
    return reply(
        new Wanted(Armour.named(hosts.getFirst()), key, Role.SERVER, hosts, validity), now);
  }

  private String reply(Wanted wanted, Instant now) throws IOException {
    X500Name issuer = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    return Armour.pem(issue(issuer, key, wanted, now, random), certificate);
  }

  private enum Role {
    AUTHORITY,
    CLIENT,
    SERVER
  }

  private record Wanted(
      X500Name subject, PublicKey key, Role role, List<String> hosts, Duration validity) {}

  private static X509Certificate issue(
      X500Name issuer, PrivateKey issuerKey, Wanted wanted, Instant now, SecureRandom random)
      throws IOException {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS),
            Date.from(now.minus(BACKDATED)),
            Date.from(now.plus(wanted.validity())),
            wanted.subject(),
            wanted.key());
    extend(builder, wanted);
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(Armour.signer(issuerKey)));
    } catch (CertificateException e) {
      throw new EnrolmentException("the certificate that was made can't be read", e);
    }
  }

  /** RFC 5280, 4.2.1. */
  private static void extend(X509v3CertificateBuilder builder, Wanted wanted) throws IOException {
    boolean authority = wanted.role() == Role.AUTHORITY;
    builder.addExtension(
        Extension.basicConstraints,
        true,
        authority ? new BasicConstraints(0) : new BasicConstraints(false));
    builder.addExtension(
        Extension.keyUsage,
        true,
        new KeyUsage(
            authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
    try {
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(wanted.key()));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-1", e);
    }
    if (!authority) {
      builder.addExtension(
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(
              wanted.role() == Role.SERVER
                  ? KeyPurposeId.id_kp_serverAuth
                  : KeyPurposeId.id_kp_clientAuth));
    }
    if (!wanted.hosts().isEmpty()) {
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(
              wanted.hosts().stream().map(Authority::generalName).toArray(GeneralName[]::new)));
    }
  }

  private static GeneralName generalName(String host) {
    boolean address = host.matches("[0-9.]+|.*:.*");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
