package org.shuyi.sync.enrol;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.util.io.pem.PemObject;

/** Keys, names and PEM. */
final class Armour {
  /** NIST P-256: every broker and every TLS library speaks it. */
  private static final String CURVE = "secp256r1";

  private static final String SIGNATURE = "SHA256withECDSA";

  private Armour() {}

  static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no P-256", e);
    }
  }

  static ContentSigner signer(PrivateKey key) {
    try {
      return new JcaContentSignerBuilder(
              key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : SIGNATURE)
          .build(key);
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("this Java can't sign with its own key", e);
    }
  }

  static X500Name named(String commonName) {
    return new X500Name(new RDN[] {new RDN(BCStyle.CN, new DERUTF8String(commonName))});
  }

  /** Empty if there is none that can be read, or more than one. */
  static String commonName(X500Name name) {
    RDN[] found = name.getRDNs(BCStyle.CN);
    try {
      return found.length == 1 && found[0].getFirst().getValue() instanceof ASN1String text
          ? text.getString()
          : "";
    } catch (IllegalArgumentException e) {
      return ""; // not UTF-8
    }
  }

  /** PKCS #8, certificates and requests. */
  static String pem(Object... parts) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      for (Object part : parts) {
        writer.writeObject(
            part instanceof PrivateKey key ? new PemObject("PRIVATE KEY", key.getEncoded()) : part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("text takes every line", e);
    }
    return text.toString();
  }

  /**
   * A certificate request (RFC 2986).
   *
   * @throws EnrolmentException the text is none
   */
  static PKCS10CertificationRequest request(String text) throws EnrolmentException {
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      if (parser.readObject() instanceof PKCS10CertificationRequest request) {
        return request;
      }
    } catch (IOException | RuntimeException e) {
      // Third-party code fed by strangers: whatever it throws means the same.
      throw new EnrolmentException("the request is damaged: " + e.getMessage(), e);
    }
    throw new EnrolmentException(
        "this is no certificate request; '-----BEGIN CERTIFICATE REQUEST-----' is expected");
  }
}
