package org.shuyi.sync.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.reference.ReferenceSet;

/** {@link Manifest} to signed bytes and back. The signature is checked before anything is read. */
public final class ManifestCodec {
  /** Signed with the manifest, so that no signature for another purpose passes here. */
  private static final byte[] PURPOSE =
      "shuyi/1 reference manifest\n".getBytes(StandardCharsets.US_ASCII);

  private static final int SIGNATURE_BYTES = 64;

  private static final Field<byte[]> MANIFEST =
      new Field<>(1, "manifest", Shape.bytes(1, Limits.MANIFEST_BYTES));
  private static final Field<byte[]> SIGNATURE =
      new Field<>(2, "signature", Shape.bytes(SIGNATURE_BYTES, SIGNATURE_BYTES));

  private static final Field<String> LIBRARY = new Field<>(1, "library", Shape.text(32));
  private static final Field<Long> DATA_VERSION = new Field<>(2, "data-version", Shapes.COUNT);
  private static final Field<Instant> MADE_AT = new Field<>(3, "made-at", Shape.instant());
  private static final Field<List<Optional<Manifest.SetState>>> SETS =
      new Field<>(
          4,
          "sets",
          Shape.list(Fields.nested(ManifestCodec::write, ManifestCodec::set), Limits.SETS));

  private static final Field<Optional<ReferenceSet>> SET = new Field<>(1, "set", Shapes.SET);
  private static final Field<Instant> AS_OF = new Field<>(2, "as-of", Shape.instant());
  private static final Field<ContentHash> ROOT = new Field<>(3, "root", Shapes.CONTENT);
  private static final Field<Long> ENTRIES = new Field<>(4, "entries", Shapes.COUNT);
  private static final Field<Long> BYTES = new Field<>(5, "bytes", Shapes.COUNT);
  private static final Field<List<ContentHash>> PAGES = new Field<>(6, "pages", Shapes.PAGES);
  private static final Field<List<Manifest.Delta>> DELTAS =
      new Field<>(
          7,
          "deltas",
          Shape.list(Fields.nested(ManifestCodec::write, ManifestCodec::delta), Limits.DELTAS));

  private static final Field<ContentHash> FROM = new Field<>(1, "from", Shapes.CONTENT);
  private static final Field<Long> DELTA_BYTES = new Field<>(2, "bytes", Shapes.COUNT);
  private static final Field<List<ContentHash>> PARTS = new Field<>(3, "pages", Shapes.PAGES);

  private ManifestCodec() {}

  public static byte[] encode(Manifest manifest, PrivateKey key) {
    byte[] content =
        Fields.message()
            .with(LIBRARY, manifest.library())
            .with(DATA_VERSION, manifest.version())
            .with(MADE_AT, manifest.madeAt())
            .with(SETS, manifest.sets().stream().map(Optional::of).toList())
            .encode();
    return Fields.message()
        .with(MANIFEST, content)
        .with(SIGNATURE, signature(content, key))
        .encode();
  }

  /**
   * What the centre signed.
   *
   * @throws WireException {@link WireException.Kind#NOT_SIGNED} if this key did not sign it
   */
  public static Manifest decode(byte[] bytes, PublicKey key) throws WireException {
    Fields signed = Fields.decode(bytes, Limits.MANIFEST_BYTES + 256);
    byte[] content = signed.get(MANIFEST);
    if (!verifies(content, signed.get(SIGNATURE), key)) {
      throw new WireException(
          WireException.Kind.NOT_SIGNED, "the manifest is not signed by this library's centre");
    }
    Fields fields = Fields.decode(content, Limits.MANIFEST_BYTES);
    return new Manifest(
        fields.get(LIBRARY), fields.get(DATA_VERSION), fields.get(MADE_AT), known(fields));
  }

  private static List<Manifest.SetState> known(Fields fields) throws WireException {
    List<Manifest.SetState> known = new ArrayList<>();
    Set<ReferenceSet> seen = EnumSet.noneOf(ReferenceSet.class);
    for (Optional<Manifest.SetState> each : fields.get(SETS)) {
      if (each.isPresent()) {
        if (!seen.add(each.get().set())) {
          throw WireException.malformed("a set twice in one manifest");
        }
        known.add(each.get());
      }
    }
    return known;
  }

  private static Fields write(Optional<Manifest.SetState> set) {
    Manifest.SetState state = set.orElseThrow();
    return Fields.part()
        .with(SET, Optional.of(state.set()))
        .with(AS_OF, state.asOf())
        .with(ROOT, state.root())
        .with(ENTRIES, state.entries())
        .with(BYTES, state.bytes())
        .with(PAGES, state.pages())
        .with(DELTAS, state.deltas());
  }

  private static Optional<Manifest.SetState> set(Fields fields) throws WireException {
    Optional<ReferenceSet> set = fields.get(SET);
    return set.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Manifest.SetState(
                set.get(),
                fields.get(AS_OF),
                fields.get(ROOT),
                fields.get(ENTRIES),
                fields.get(BYTES),
                fields.get(PAGES),
                fields.get(DELTAS)));
  }

  private static Fields write(Manifest.Delta delta) {
    return Fields.part()
        .with(FROM, delta.from())
        .with(DELTA_BYTES, delta.bytes())
        .with(PARTS, delta.pages());
  }

  private static Manifest.Delta delta(Fields fields) throws WireException {
    return new Manifest.Delta(fields.get(FROM), fields.get(DELTA_BYTES), fields.get(PARTS));
  }

  private static byte[] signature(byte[] content, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(PURPOSE);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the key can't sign a manifest", e);
    }
  }

  private static boolean verifies(byte[] content, byte[] given, PublicKey key) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(PURPOSE);
      signature.update(content);
      return signature.verify(given);
    } catch (GeneralSecurityException e) {
      // Ed25519 throws for bytes that are no signature at all; it means the same.
      return false;
    }
  }
}
