package org.shuyi.sync.mqtt.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads PEM (RFC 7468): certificates, and unencrypted PKCS #8 keys. */
public final class Pem {
  /** Far more than a chain and its key; a wrong file is not read whole. */
  private static final long MAX_BYTES = 1024 * 1024;

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private static final List<String> KEY_TYPES = List.of("EC", "RSA", "EdDSA");

  private Pem() {}

  /**
   * All certificates of a file, in its order.
   *
   * @throws TlsException there is none, or the file can't be read
   */
  public static List<X509Certificate> certificates(Path file) throws TlsException {
    try {
      List<X509Certificate> found = certificates(text(file));
      if (!found.isEmpty()) {
        return found;
      }
    } catch (CertificateException e) {
      throw wrong(file, "holds no certificate in PEM: " + e.getMessage());
    }
    throw wrong(file, "holds no certificate; '-----BEGIN CERTIFICATE-----' is expected");
  }

  /** All certificates of a text, which may hold others parts between them. */
  public static List<X509Certificate> certificates(String text) throws CertificateException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
        .stream()
        .map(X509Certificate.class::cast)
        .toList();
  }

  /**
   * The private key of a file.
   *
   * @throws TlsException there is none, or the file can't be read
   */
  public static PrivateKey privateKey(Path file) throws TlsException {
    Matcher found = KEY.matcher(text(file));
    if (!found.find()) {
      throw wrong(
          file,
          "holds no private key in PKCS #8; '-----BEGIN PRIVATE KEY-----' is expected, as"
              + " 'shuyi enrol' makes it and 'openssl pkcs8 -topk8 -nocrypt' converts others to");
    }
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(found.group(1));
    } catch (IllegalArgumentException e) {
      throw wrong(file, "is cut or damaged: the key is not base64");
    }
    return key(file, new PKCS8EncodedKeySpec(bytes));
  }

  private static PrivateKey key(Path file, PKCS8EncodedKeySpec encoded) throws TlsException {
    for (String type : KEY_TYPES) {
      try {
        return KeyFactory.getInstance(type).generatePrivate(encoded);
      } catch (GeneralSecurityException e) {
        continue; // a key of another type
      }
    }
    throw wrong(file, "holds a key of a type that is not known; expected EC, RSA or Ed25519");
  }

  private static String text(Path file) throws TlsException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw wrong(file, "is too large to be a certificate or a key");
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw wrong(file, "is not there; 'shuyi enrol' makes and installs it");
    } catch (TlsException e) {
      throw e;
    } catch (IOException e) {
      throw wrong(file, "can't be read: " + e.getMessage());
    }
  }

  private static TlsException wrong(Path file, String what) {
    return new TlsException(TlsException.Kind.FILE, file + " " + what);
  }
}
