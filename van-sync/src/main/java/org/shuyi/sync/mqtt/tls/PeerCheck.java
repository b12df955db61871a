package org.shuyi.sync.mqtt.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Judges the broker's certificate: chain, purpose and host name as the JDK does, always; the dates
 * by what is known of the time.
 */
final class PeerCheck extends X509ExtendedTrustManager {
  private final List<X509Certificate> authorities;
  private final KnownTime time;
  private volatile boolean believed;

  PeerCheck(List<X509Certificate> authorities, KnownTime time) {
    this.authorities = authorities;
    this.time = time;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    try {
      standard(List.of(chain)).checkServerTrusted(chain, authType, socket);
      believed = true;
    } catch (CertificateException e) {
      throw new UntrustedPeer(chain[0], e);
    }
  }

  /** Whether a broker was judged, and well: what goes wrong after that is about us. */
  boolean believed() {
    return believed;
  }

  /** The JDK's own check, at the moment that these certificates are judged at. */
  private X509ExtendedTrustManager standard(List<X509Certificate> chain)
      throws CertificateException {
    try {
      Set<TrustAnchor> anchors =
          authorities.stream()
              .map(authority -> new TrustAnchor(authority, null))
              .collect(Collectors.toSet());
      PKIXBuilderParameters rules = new PKIXBuilderParameters(anchors, new X509CertSelector());
      rules.setRevocationEnabled(false);
      rules.setDate(Date.from(time.judging(chain)));
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(new CertPathTrustManagerParameters(rules));
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager found) {
          return found;
        }
      }
    } catch (GeneralSecurityException e) {
      throw new CertificateException("the authorities' certificates can't be used", e);
    }
    throw new CertificateException("this Java has no PKIX");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw onlyWithSocket();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw onlyWithSocket();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw onlyWithSocket();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw onlyWithSocket();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw onlyWithSocket();
  }

  private static CertificateException onlyWithSocket() {
    return new CertificateException("only a broker is judged, on a socket that knows its name");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities.toArray(X509Certificate[]::new);
  }
}
