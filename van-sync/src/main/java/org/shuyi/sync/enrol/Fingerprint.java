package org.shuyi.sync.enrol;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** What two people read to each other on the telephone: SHA-256, in hex with colons. */
public final class Fingerprint {
  private static final HexFormat READABLE = HexFormat.ofDelimiter(":").withUpperCase();

  private Fingerprint() {}

  /** Of a certificate, as browsers and openssl show it. */
  public static String of(X509Certificate certificate) {
    try {
      return of(certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("a certificate that has no encoding", e);
    }
  }

  /**
   * Of the key in a request.
   *
   * @throws EnrolmentException the text is no request
   */
  public static String ofRequest(String pem) throws EnrolmentException {
    return of(Authority.Request.parse(pem).key().getEncoded());
  }

  private static String of(byte[] bytes) {
    try {
      return READABLE.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
