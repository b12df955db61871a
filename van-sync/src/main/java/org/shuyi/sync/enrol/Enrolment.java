package org.shuyi.sync.enrol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.shuyi.sync.file.WholeFile;
import org.shuyi.sync.mqtt.tls.KnownTime;
import org.shuyi.sync.mqtt.tls.Pem;
import org.shuyi.sync.mqtt.tls.TlsFiles;
import org.shuyi.sync.mqtt.tls.TlsIdentity;

/**
 * One end's enrolment, in two steps: a key that never leaves the machine with a request for its
 * certificate, then the reply. A new key waits beside the one in use until the reply to it is
 * there, so that a station that is enrolled again stays connected meanwhile.
 *
 * @param files where the identity is installed
 * @param commonName the station's id
 */
public record Enrolment(TlsFiles files, String commonName) {
  /** Readable by the owner only. */
  private static final String SECRET = "rw-------";

  private static final String PUBLIC = "rw-r--r--";

  /**
   * What a reply brings.
   *
   * @param certificate our own
   * @param authority whom we are going to believe about the broker
   */
  public record Installed(X509Certificate certificate, X509Certificate authority) {}

  /**
   * Makes a key and a request for it.
   *
   * @param force also if there is a key already; one in use stays until the reply is installed
   * @return the request, PKCS #10 in PEM
   * @throws EnrolmentException there is a key already
   */
  public String begin(boolean force) throws IOException {
    if (!force) {
      refuseIfThere(waitingKey(), "an enrolment has begun: " + waitingKey() + " waits for a reply");
      refuseIfThere(files.key(), files.key() + " is there already: this station is enrolled");
    }
    KeyPair key = Armour.newKey();
    WholeFile.write(waitingKey(), bytes(Armour.pem(key.getPrivate())), SECRET);
    X500Name name = Armour.named(commonName);
    return Armour.pem(
        new JcaPKCS10CertificationRequestBuilder(name, key.getPublic())
            .build(Armour.signer(key.getPrivate())));
  }

  private static void refuseIfThere(Path file, String what) throws EnrolmentException {
    if (Files.exists(file)) {
      throw new EnrolmentException(what + "; --force begins another one with a new key");
    }
  }

  private Path waitingKey() {
    return files.key().resolveSibling(files.key().getFileName() + ".new");
  }

  /**
   * Checks a reply and installs it. If the power fails in between, installing it again completes
   * it.
   *
   * @param reply our certificate, those between it and the authority, and the authority's, PEM
   * @param force also if the authority is another one than before
   */
  public Installed accept(Path reply, KnownTime time, boolean force) throws IOException {
    List<X509Certificate> all = Pem.certificates(reply);
    X509Certificate authority = authority(all);
    Path key = matchingKey(all);
    X509Certificate own = ownOf(all, Pem.privateKey(key)).orElseThrow();
    requireName(own);
    List<X509Certificate> chain = ReplyCheck.chain(own, all, authority, time);
    if (!force) {
      requireSameAuthority(authority);
    }
    WholeFile.write(files.ca(), bytes(Armour.pem(authority)), PUBLIC);
    WholeFile.write(files.certificate(), bytes(Armour.pem(chain.toArray())), PUBLIC);
    if (key.equals(waitingKey())) {
      WholeFile.move(key, files.key());
    }
    return new Installed(own, authority);
  }

  private static X509Certificate authority(List<X509Certificate> all) throws EnrolmentException {
    List<X509Certificate> found = all.stream().filter(ReplyCheck::isRoot).toList();
    if (found.size() != 1) {
      throw new EnrolmentException(
          "the reply holds "
              + found.size()
              + " certificates of an authority; expected the station's, those between, and that of"
              + " the one authority that issued them, in one file");
    }
    return found.getFirst();
  }

  /** The key that waits, or else, for a certificate that was renewed, the one in use. */
  private Path matchingKey(List<X509Certificate> all) throws IOException {
    List<Path> keys = Stream.of(waitingKey(), files.key()).filter(Files::exists).toList();
    if (keys.isEmpty()) {
      throw new EnrolmentException(
          "there is no key in " + files.key() + " yet: begin with 'shuyi enrol', without --reply");
    }
    for (Path key : keys) {
      if (ownOf(all, Pem.privateKey(key)).isPresent()) {
        return key;
      }
    }
    throw new EnrolmentException(
        "the reply belongs to another key than "
            + keys.getFirst()
            + ": it is for another station, or answers an earlier request");
  }

  private static Optional<X509Certificate> ownOf(List<X509Certificate> all, PrivateKey key) {
    Predicate<X509Certificate> fits =
        certificate -> TlsIdentity.belongTogether(key, certificate.getPublicKey());
    return all.stream().filter(fits).findFirst();
  }

  private void requireName(X509Certificate own) throws EnrolmentException {
    String name =
        Armour.commonName(X500Name.getInstance(own.getSubjectX500Principal().getEncoded()));
    if (!name.equals(commonName)) {
      throw new EnrolmentException(
          "the certificate is for '"
              + own.getSubjectX500Principal()
              + "', but the common name of this station is "
              + commonName);
    }
  }

  private void requireSameAuthority(X509Certificate authority) throws IOException {
    if (Files.exists(files.ca()) && !Pem.certificates(files.ca()).contains(authority)) {
      throw new EnrolmentException(
          "the reply comes from another authority than the one in "
              + files.ca()
              + "; if the library has a new one, install it with --force");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
