package org.shuyi.sync.reference;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of some content, by which it is asked for and checked. In hex. */
public record ContentHash(String hex) {
  /** Length in bytes. */
  public static final int BYTES = 32;

  public ContentHash {
    if (hex.length() != 2 * BYTES) {
      throw new IllegalArgumentException("a SHA-256 has 64 hex digits, not " + hex.length());
    }
  }

  public static ContentHash of(byte[] content) {
    return fromBytes(sha256().digest(content));
  }

  public static ContentHash fromBytes(byte[] hash) {
    return new ContentHash(HexFormat.of().formatHex(hash));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** A digest to feed. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** The first 16 digits, enough for a log or a file name. */
  public String brief() {
    return hex.substring(0, 16);
  }
}
