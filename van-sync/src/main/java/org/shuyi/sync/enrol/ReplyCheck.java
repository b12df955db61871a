package org.shuyi.sync.enrol;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.shuyi.sync.mqtt.tls.KnownTime;

/** Whether a reply's certificates fit together (RFC 5280, 6). */
final class ReplyCheck {
  private ReplyCheck() {}

  static boolean isRoot(X509Certificate certificate) {
    return certificate.getBasicConstraints() >= 0
        && certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  /** From our own certificate to the one below the authority. */
  static List<X509Certificate> chain(
      X509Certificate own, List<X509Certificate> all, X509Certificate authority, KnownTime time)
      throws EnrolmentException {
    requireDates(own, time);
    try {
      X509CertSelector ours = new X509CertSelector();
      ours.setCertificate(own);
      PKIXBuilderParameters rules =
          new PKIXBuilderParameters(Set.of(new TrustAnchor(authority, null)), ours);
      rules.setRevocationEnabled(false);
      rules.setDate(Date.from(time.judging(all)));
      rules.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(all)));
      List<? extends Certificate> path =
          CertPathBuilder.getInstance("PKIX").build(rules).getCertPath().getCertificates();
      return path.stream().map(X509Certificate.class::cast).toList();
    } catch (CertPathBuilderException e) {
      throw new EnrolmentException(
          "the certificate was not issued by the authority in the reply, '"
              + authority.getSubjectX500Principal()
              + "', or one between them is missing",
          e);
    } catch (GeneralSecurityException e) {
      throw new EnrolmentException("the reply can't be checked: " + e.getMessage(), e);
    }
  }

  private static void requireDates(X509Certificate own, KnownTime time) throws EnrolmentException {
    Instant at = time.judging(List.of(own));
    Instant from = own.getNotBefore().toInstant();
    Instant until = own.getNotAfter().toInstant();
    if (at.isBefore(from) || at.isAfter(until)) {
      throw new EnrolmentException(
          "the certificate is valid from " + from + " to " + until + ", but now it is " + at);
    }
  }
}
