package org.shuyi.sync.wire;

import java.time.LocalDate;
import org.shuyi.sync.circulation.PinVerifier;

/** {@link PinVerifier} to bytes and back. */
public final class PinCodec {
  private static final Field<byte[]> SALT =
      new Field<>(1, "salt", Shape.bytes(PinVerifier.SALT, PinVerifier.SALT));
  private static final Field<Long> ITERATIONS =
      new Field<>(2, "iterations", Shape.number(1, PinVerifier.MOST_ITERATIONS));
  private static final Field<byte[]> HASH = new Field<>(3, "hash", Shapes.HASH);
  private static final Field<LocalDate> EXPIRES = new Field<>(4, "expires", Shape.date());

  /** As part of a patron's entry or of an act. */
  static final Shape<PinVerifier> SHAPE = Fields.nested(PinCodec::fields, PinCodec::verifier);

  private PinCodec() {}

  public static byte[] encode(PinVerifier verifier) {
    return fields(verifier).encode();
  }

  public static PinVerifier decode(byte[] bytes) throws WireException {
    return verifier(Fields.decodePart(bytes, Limits.ACT_BYTES));
  }

  private static Fields fields(PinVerifier pin) {
    return Fields.part()
        .with(SALT, pin.salt())
        .with(ITERATIONS, (long) pin.iterations())
        .with(HASH, pin.hash())
        .with(EXPIRES, pin.expires());
  }

  private static PinVerifier verifier(Fields fields) throws WireException {
    return new PinVerifier(
        fields.get(SALT), fields.get(ITERATIONS).intValue(), fields.get(HASH), fields.get(EXPIRES));
  }
}
