package org.shuyi.sync.mqtt.tls;

import java.io.EOFException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.shuyi.sync.mqtt.tls.TlsException.Kind;

/** From what the JDK throws to what a technician can do about it. */
public final class Diagnosis {
  private static final String ALERT = "Received fatal alert: ";

  private Diagnosis() {}

  /**
   * What went wrong with TLS; empty if it was something else, such as the network. With TLS 1.3 the
   * broker judges our certificate only after our side of the handshake is done, so this may come up
   * at the first read as well.
   *
   * @param broker as it was addressed, for the sentence
   */
  public static Optional<TlsException> of(Throwable failure, String broker) {
    List<Throwable> causes = causes(failure).toList();
    Optional<TlsException> ready = first(causes, TlsException.class);
    if (ready.isPresent()) {
      return ready;
    }
    Optional<UntrustedPeer> untrusted = first(causes, UntrustedPeer.class);
    return untrusted.isPresent()
        ? untrusted.map(peer -> untrusted(peer, broker))
        : first(causes, SSLException.class).map(e -> handshake(e, broker));
  }

  /** We believe the broker, but it ended the connection before it let us in. */
  public static TlsException hungUp(String broker, Throwable cause) {
    return new TlsException(
        Kind.REFUSED,
        broker
            + " hung up when it had seen our certificate, or that we have none it would take: was it"
            + " issued by the authority that the broker knows? The broker's log says more",
        cause);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20);
  }

  private static <T extends Throwable> Optional<T> first(List<Throwable> causes, Class<T> type) {
    return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  private static TlsException handshake(SSLException e, String broker) {
    String message = String.valueOf(e.getMessage());
    int alert = message.indexOf(ALERT);
    if (alert >= 0) {
      return refused(message.substring(alert + ALERT.length()), broker, e);
    }
    if (message.startsWith("Unsupported or unrecognized SSL message")) {
      return new TlsException(
          Kind.NO_TLS,
          "what answers at " + broker + " does not speak TLS; check host and port (8883 is usual)",
          e);
    }
    if (causes(e).anyMatch(EOFException.class::isInstance)) {
      return new TlsException(
          Kind.HANDSHAKE, broker + " hung up during the TLS handshake; its log says why", e);
    }
    return new TlsException(Kind.HANDSHAKE, "no TLS with " + broker + ": " + message, e);
  }

  /** Alerts are RFC 8446, 6.2. */
  private static TlsException refused(String alert, String broker, SSLException e) {
    boolean aboutUs =
        Stream.of("certificate", "unknown_ca", "access_denied", "decrypt_error")
            .anyMatch(alert::contains);
    return aboutUs
        ? new TlsException(
            Kind.REFUSED,
            broker
                + " does not accept our certificate ("
                + alert
                + "): was it issued by the authority that the broker knows, and is it still valid?"
                + " Else enrol again",
            e)
        : new TlsException(
            Kind.HANDSHAKE, broker + " ended the TLS handshake with the alert " + alert, e);
  }

  private static TlsException untrusted(UntrustedPeer peer, String broker) {
    X509Certificate certificate = peer.certificate();
    String who = "the certificate of " + broker;
    List<Throwable> causes = causes(peer.reason()).toList();
    if (first(causes, CertificateExpiredException.class).isPresent()) {
      return new TlsException(
          Kind.PEER_EXPIRED,
          who
              + ", or of its authority, has expired (its own on "
              + certificate.getNotAfter().toInstant()
              + "); the broker needs a new one",
          peer);
    }
    if (first(causes, CertificateNotYetValidException.class).isPresent()) {
      return new TlsException(
          Kind.PEER_NOT_YET_VALID,
          who
              + " is valid from "
              + certificate.getNotBefore().toInstant()
              + " on, which our clock has not reached; check the clock here and on the machine"
              + " that issued it",
          peer);
    }
    if (causes.stream().anyMatch(Diagnosis::isWithoutAnchor)) {
      return new TlsException(
          Kind.PEER_UNKNOWN_CA,
          who
              + " comes from '"
              + certificate.getIssuerX500Principal()
              + "', which is not among our authorities: this is another broker, or the library"
              + " has a new authority; then enrol again",
          peer);
    }
    if (peer.reason().getClass() == CertificateException.class) {
      return new TlsException(
          Kind.PEER_WRONG_HOST,
          who + " is for " + names(certificate) + ": address it by that name, or have it reissued",
          peer);
    }
    return new TlsException(
        Kind.PEER_UNFIT, who + " won't do: " + peer.reason().getMessage(), peer);
  }

  private static boolean isWithoutAnchor(Throwable cause) {
    return cause instanceof CertPathBuilderException
        || (cause instanceof CertPathValidatorException e
            && e.getReason() == PKIXReason.NO_TRUST_ANCHOR);
  }

  private static String names(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? "no host at all"
          : names.stream()
              .map(name -> String.valueOf(name.get(1)))
              .collect(Collectors.joining(", "));
    } catch (CertificateParsingException e) {
      return "names that can't be read";
    }
  }
}
