package org.shuyi.sync.journal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The one rule by which rows are chained, for the station that seals them and the centre that
 * checks: SHA-256 over the previous hash, the epoch, the sequence number (8 bytes each, most
 * significant first) and the payload.
 */
public final class HashChain {
  /** Length of a hash. */
  public static final int BYTES = 32;

  private static final MessageDigest SHA_256 = find();

  private HashChain() {}

  /** What stands for the hash before the first row: 32 zero bytes. */
  public static byte[] start() {
    return new byte[BYTES];
  }

  /** The hash of one row. */
  public static byte[] next(byte[] previous, Epoch epoch, long sequence, byte[] payload) {
    MessageDigest digest = sha256();
    ByteBuffer head = ByteBuffer.allocate(BYTES + 2 * Long.BYTES);
    digest.update(head.put(previous).putLong(epoch.value()).putLong(sequence).array());
    return digest.digest(payload);
  }

  /**
   * The hash after several rows; {@code previous} itself if there are none.
   *
   * @param first sequence number of the first payload
   */
  public static byte[] through(byte[] previous, Epoch epoch, long first, List<byte[]> payloads) {
    byte[] hash = previous;
    for (int i = 0; i < payloads.size(); i++) {
      hash = next(hash, epoch, first + i, payloads.get(i));
    }
    return hash;
  }

  /** A copy of one that nothing was fed to, which is cheaper than to look for one each time. */
  private static MessageDigest sha256() {
    try {
      return (MessageDigest) SHA_256.clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("the JDK's own SHA-256 can be copied", e);
    }
  }

  private static MessageDigest find() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
