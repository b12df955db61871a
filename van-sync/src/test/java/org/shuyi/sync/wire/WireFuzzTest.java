package org.shuyi.sync.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuyi.sync.fuzz.Fuzz;
import org.shuyi.sync.reference.Entry;
import org.shuyi.sync.reference.SigningKeys;

/** Every message of the wire, damaged: read or refused, never more than that. */
class WireFuzzTest {
  private static final int TRIES = 2000;

  /** What deflate may make of a short message, as nodes of a tree. */
  private static final long INFLATED = 4 << 20;

  /** A decoder and the examples of what it reads. */
  private record Target(String examples, Fuzz.Decoder decoder) {
    @Override
    public String toString() {
      return examples;
    }
  }

  static Stream<Target> targets() {
    PublicKey key = SigningKeys.publicHalf(ExamplesTest.centreKey());
    return Stream.of(
        new Target("act-", ActCodec::decode),
        new Target("act-", ActCodec::head),
        new Target("batch", BatchCodec::decode),
        new Target("outcomes", OutcomesCodec::decode),
        new Target("question-", QuestionCodec::decode),
        new Target("answer-", AnswerCodec::decode),
        new Target("state", StateCodec::decode),
        new Target("fetch", FetchCodec::decodeFetch),
        new Target("chunk", FetchCodec::decodeChunk),
        new Target("reference-item", ReferenceCodec::item),
        new Target("reference-patron", ReferenceCodec::patron),
        new Target("reference-hold", ReferenceCodec::hold),
        new Target("reference-rules", ReferenceCodec::rules),
        new Target("manifest", bytes -> ManifestCodec.decode(bytes, key)));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void isReadOrRefused(Target target) throws Exception {
    List<byte[]> good = ExamplesTest.examples(target.examples());
    new Fuzz(target.examples(), WireException.class, good)
        .allowing(INFLATED)
        .run(TRIES, target.decoder());
  }

  @Test
  void anOutcomeByItselfIsReadOrRefused() throws Exception {
    List<byte[]> good = new ArrayList<>();
    for (byte[] example : ExamplesTest.examples("outcomes")) {
      for (Outcomes.Settled settled : OutcomesCodec.decode(example).settled()) {
        good.add(OutcomesCodec.encodeOutcome(settled.outcome()));
      }
    }
    new Fuzz("outcome", WireException.class, good).run(TRIES, OutcomesCodec::decodeOutcome);
  }

  /** What is damaged here is inside of a deflate stream that is sound. */
  @Test
  void whatWasDeflatedIsReadOrRefused() throws Exception {
    byte[] example = ExamplesTest.example("batch-deflated");
    // Key 9 is the last one; a byte string with a length of one byte follows.
    int key = HexFormat.of().formatHex(example).indexOf("0958") / 2;
    byte[] head = Arrays.copyOf(example, key + 1);
    byte[] inside =
        Deflated.inflate(Arrays.copyOfRange(example, key + 3, example.length), Limits.BATCH_BYTES);
    new Fuzz("deflated", WireException.class, List.of(inside))
        .allowing(INFLATED)
        .wrappedBy(bytes -> joined(head, byteString(Deflated.of(bytes))))
        .run(TRIES, BatchCodec::decode);
  }

  /** As if the centre's key had signed what is damaged. */
  @Test
  void aManifestThatIsSignedIsReadOrRefused() throws Exception {
    PrivateKey key = ExamplesTest.centreKey();
    PublicKey known = SigningKeys.publicHalf(key);
    Field<byte[]> content = new Field<>(1, "manifest", Shape.bytes(0, Integer.MAX_VALUE));
    Field<byte[]> signature = new Field<>(2, "signature", Shape.bytes(64, 64));
    byte[] inside =
        Fields.decode(ExamplesTest.example("manifest"), Limits.MANIFEST_BYTES).get(content);
    new Fuzz("signed manifest", WireException.class, List.of(inside))
        .wrappedBy(
            bytes ->
                Fields.message().with(content, bytes).with(signature, signed(bytes, key)).encode())
        .run(TRIES, bytes -> ManifestCodec.decode(bytes, known));
  }

  private static byte[] signed(byte[] bytes, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update("shuyi/1 reference manifest\n".getBytes(UTF_8));
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theContentOfAChunkIsReadOrRefused() throws Exception {
    ByteBuffer run = ByteBuffer.allocate(200);
    for (int i = 0; i < 5; i++) {
      EntryCodec.write(new Entry(new byte[] {(byte) i, 7}, new byte[i]), run);
    }
    run.put(new byte[] {1, 9, (byte) 0xFF, (byte) 0xFF}); // taken away
    byte[] content = Arrays.copyOf(run.array(), run.position());
    new Fuzz("entries", WireException.class, List.of(content))
        .run(TRIES, bytes -> EntryCodec.decode(bytes, true));
    new Fuzz("page", WireException.class, List.of(new byte[64])).run(TRIES, EntryCodec::decodePage);
  }

  @Test
  void anExportIsReadOrRefused() throws Exception {
    Random pieces = new Random(1);
    new Fuzz("export", WireException.class, List.of(ExamplesTest.example("export")))
        .run(TRIES, bytes -> read(bytes, 1 + pieces.nextInt(5000)));
  }

  /** A part is damaged; its length and the last hash are right. */
  @Test
  void anExportWhoseHashFitsIsReadOrRefused() throws Exception {
    byte[] example = ExamplesTest.example("export");
    List<byte[]> parts = parts(example);
    Random pieces = new Random(2);
    for (int i = 0; i < parts.size() - 1; i++) {
      int damaged = i;
      new Fuzz("export, part " + i, WireException.class, List.of(parts.get(i)))
          .allowing(INFLATED)
          .wrappedBy(bytes -> export(parts, damaged, bytes))
          .run(TRIES / 2, bytes -> read(bytes, 1 + pieces.nextInt(5000)));
    }
  }

  private static void read(byte[] file, int piece) throws WireException {
    ExportReader reader = new ExportReader();
    for (int at = 0; at < file.length; at += piece) {
      reader.feed(Arrays.copyOfRange(file, at, Math.min(file.length, at + piece)));
    }
    reader.finish();
  }

  private static List<byte[]> parts(byte[] export) {
    ByteBuffer rest = ByteBuffer.wrap(export).position(ExportCodec.magic().length);
    List<byte[]> parts = new ArrayList<>();
    while (rest.hasRemaining()) {
      byte[] part = new byte[rest.position(rest.position() + 1).getInt()];
      rest.get(part);
      parts.add(part);
    }
    return parts;
  }

  private static byte[] export(List<byte[]> parts, int damaged, byte[] by) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(ExportCodec.magic());
    for (int i = 0; i < parts.size() - 1; i++) {
      file.writeBytes(byteString(i == damaged ? by : parts.get(i)));
    }
    byte[] hash = ExportCodec.digest().digest(file.toByteArray());
    file.writeBytes(byteString(ExportCodec.end(hash)));
    return file.toByteArray();
  }

  private static byte[] byteString(byte[] bytes) {
    return ByteBuffer.allocate(ExportReader.HEAD + bytes.length)
        .put(ExportReader.BYTES_OF_FOUR)
        .putInt(bytes.length)
        .put(bytes)
        .array();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }

  @Test
  void aTopicIsReadOrNone() throws Exception {
    Topics topics = new Topics("lib");
    byte[] good = "shuyi/1/lib/van-01/acts".getBytes(UTF_8);
    new Fuzz("topic", WireException.class, List.of(good))
        .run(TRIES, bytes -> topics.parse(new String(bytes, UTF_8)));
  }
}
