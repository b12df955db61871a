package org.shuyi.sync.mqtt.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What one end of the link proves itself with, read and checked.
 *
 * @param chain our own certificate first
 * @param authorities whom we believe about the other end
 */
public record TlsIdentity(
    PrivateKey key, List<X509Certificate> chain, List<X509Certificate> authorities) {
  private static final Set<PosixFilePermission> OWNER =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private static final byte[] CHALLENGE = {83, 104, 117, 121, 105};

  public TlsIdentity {
    chain = List.copyOf(chain);
    authorities = List.copyOf(authorities);
  }

  /**
   * Reads the three files. Reading anew at each connection lets a renewed certificate come into use
   * without a restart.
   *
   * @throws TlsException a file, or how they fit together and into the time, won't do
   */
  public static TlsIdentity load(TlsFiles files, KnownTime time) throws TlsException {
    requirePrivate(files.key());
    TlsIdentity identity =
        new TlsIdentity(
            Pem.privateKey(files.key()),
            Pem.certificates(files.certificate()),
            Pem.certificates(files.ca()));
    if (!belongTogether(identity.key(), identity.own().getPublicKey())) {
      throw new TlsException(
          TlsException.Kind.KEY_MISMATCH,
          "the key in "
              + files.key()
              + " does not belong to the certificate in "
              + files.certificate()
              + ": one of them is of another station or of an earlier enrolment; enrol again");
    }
    identity.requireValid(files.certificate(), time);
    return identity;
  }

  /** Our own certificate. */
  public X509Certificate own() {
    return chain.getFirst();
  }

  private static void requirePrivate(Path key) throws TlsException {
    try {
      Set<PosixFilePermission> all = Files.getPosixFilePermissions(key);
      if (!OWNER.containsAll(all)) {
        throw new TlsException(
            TlsException.Kind.KEY_EXPOSED,
            key
                + " can be used by others ("
                + PosixFilePermissions.toString(all)
                + "), so it proves nothing; make it private with chmod 600, and if strangers had"
                + " access, enrol again with a new key");
      }
    } catch (TlsException e) {
      throw e;
    } catch (IOException e) {
      throw new TlsException(
          TlsException.Kind.FILE, key + " is not there; 'shuyi enrol' makes it", e);
    } catch (UnsupportedOperationException e) {
      throw new TlsException(
          TlsException.Kind.KEY_EXPOSED,
          key + " is on a file system without permissions; put it on one that has them",
          e);
    }
  }

  /** Whether a private key is the one of a certificate's public key. */
  public static boolean belongTogether(PrivateKey mine, PublicKey theirs) {
    try {
      Signature sign = Signature.getInstance(signature(mine.getAlgorithm()));
      sign.initSign(mine);
      sign.update(CHALLENGE);
      byte[] signed = sign.sign();
      sign.initVerify(theirs);
      sign.update(CHALLENGE);
      return sign.verify(signed);
    } catch (GeneralSecurityException e) {
      return false; // keys of two types
    }
  }

  private static String signature(String keyType) {
    return switch (keyType) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> keyType;
    };
  }

  private void requireValid(Path file, KnownTime time) throws TlsException {
    Instant at = time.judging(chain);
    Instant from = own().getNotBefore().toInstant();
    Instant until = own().getNotAfter().toInstant();
    if (at.isAfter(until)) {
      throw new TlsException(
          TlsException.Kind.OWN_EXPIRED,
          "our certificate in " + file + " expired on " + until + "; enrol again");
    }
    if (at.isBefore(from)) {
      throw new TlsException(
          TlsException.Kind.OWN_NOT_YET_VALID,
          "our certificate in "
              + file
              + " is valid from "
              + from
              + " on, but the clock here shows "
              + at
              + "; one of the two clocks is wrong: check that of the machine which issued it");
    }
  }
}
