package org.shuyi.sync.reference;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;

/** Keys of the test library, and of a stranger. */
public final class TestKeys {
  public static final byte[] PATRONS = "sixteen bytes !!".getBytes(StandardCharsets.US_ASCII);
  private static final PrivateKey SIGNING = key(1);
  public static final CentreKeys CENTRE = new CentreKeys(PATRONS, SIGNING);
  public static final StationKeys STATION =
      new StationKeys(PATRONS, SigningKeys.publicHalf(SIGNING));
  public static final CentreKeys STRANGER = new CentreKeys(PATRONS, key(2));

  private TestKeys() {}

  /** The same in every process of a test. */
  private static PrivateKey key(int number) {
    byte[] seed = new byte[32];
    seed[0] = (byte) number;
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
