package org.shuyi.sync.mqtt.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/** Carries the certificate that was refused out of the handshake. */
final class UntrustedPeer extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final transient X509Certificate certificate;
  private final CertificateException reason;

  UntrustedPeer(X509Certificate certificate, CertificateException reason) {
    super(reason);
    this.certificate = certificate;
    this.reason = reason;
  }

  X509Certificate certificate() {
    return certificate;
  }

  CertificateException reason() {
    return reason;
  }
}
