package org.shuyi.sync.mqtt.tls;

import java.io.IOException;

/**
 * No TLS connection can be made. The sentence says which certificate or file, what is wrong with it
 * and what to do.
 */
public final class TlsException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Kind {
    /** One of our own files is missing, can't be read, or is not the PEM that it should be. */
    FILE,
    /** Others than the owner can read our key. */
    KEY_EXPOSED,
    /** Our key does not belong to our certificate. */
    KEY_MISMATCH,
    /** Our own certificate has expired. */
    OWN_EXPIRED,
    /** Our own certificate begins later than our clock, which is relied on, shows. */
    OWN_NOT_YET_VALID,
    /** The broker's certificate has expired. */
    PEER_EXPIRED,
    /** The broker's certificate begins later than our clock, which is relied on, shows. */
    PEER_NOT_YET_VALID,
    /** The broker's certificate comes from no authority that we know. */
    PEER_UNKNOWN_CA,
    /** The broker's certificate is for another host. */
    PEER_WRONG_HOST,
    /** The broker's certificate won't do for another reason. */
    PEER_UNFIT,
    /** The broker does not accept our certificate, or that we show none. */
    REFUSED,
    /** What answers at this address does not speak TLS. */
    NO_TLS,
    /** Both speak TLS, but do not come to terms. */
    HANDSHAKE
  }

  private final Kind kind;

  public TlsException(Kind kind, String sentence) {
    super(sentence);
    this.kind = kind;
  }

  TlsException(Kind kind, String sentence, Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
