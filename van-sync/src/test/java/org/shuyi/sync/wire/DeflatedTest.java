package org.shuyi.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.HashChain;

/** Batches that travel deflated, and what a stranger may send as one. */
class DeflatedTest {
  private static final byte[] HASH = HashChain.start();

  private static Batch batch(List<byte[]> payloads) {
    return new Batch(
        new StationId("van-01"), new Epoch(7), 1, HASH, payloads, HASH, List.of(), List.of());
  }

  private static WireException.Kind refusal(byte[] message) {
    return catchThrowableOfType(WireException.class, () -> BatchCodec.decode(message)).kind();
  }

  /** Key 9 of a batch that has everything else. */
  private static byte[] deflated(byte[] bytes, UnaryOperator<Fields> more) {
    Fields batch =
        Fields.message()
            .with(new Field<>(1, "station", Shapes.STATION), new StationId("van-01"))
            .with(new Field<>(2, "epoch", Shapes.EPOCH), new Epoch(7))
            .with(new Field<>(3, "first", Shapes.SEQUENCE), 1L)
            .with(new Field<>(4, "previous-hash", Shapes.HASH), HASH)
            .with(new Field<>(6, "chain-hash", Shapes.HASH), HASH)
            .with(new Field<>(7, "unsettled", Shape.list(Shapes.SEQUENCE, 1)), List.of())
            .with(new Field<>(9, "deflated", Shape.bytes(0, 1_000_000)), bytes);
    return more.apply(batch).encode();
  }

  private static byte[] deflated(byte[] bytes) {
    return deflated(bytes, fields -> fields);
  }

  private static Fields payloads(byte[]... payloads) {
    return Fields.part()
        .with(new Field<>(5, "payloads", Shape.list(Shape.bytes(0, 4096), 300)), List.of(payloads));
  }

  @Property(tries = 200)
  void anyBytesComeBack(@ForAll @Size(max = 2000) byte[] bytes) throws WireException {
    assertThat(Deflated.inflate(Deflated.of(bytes), bytes.length)).isEqualTo(bytes);
  }

  @Property(tries = 500)
  void anyBytesAreInflatedOrRefused(@ForAll @Size(max = 300) byte[] bytes) {
    try {
      assertThat(Deflated.inflate(bytes, 1000)).hasSizeLessThanOrEqualTo(1000);
    } catch (WireException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 200})
  void whatIsAlikeGetsShorterAndWhatIsRandomNeverLonger(int rows) throws WireException {
    Random random = new Random(rows);
    List<byte[]> noise = new ArrayList<>();
    List<byte[]> alike = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      byte[] act = new byte[100];
      random.nextBytes(act);
      noise.add(act);
      byte[] like = new byte[100];
      Arrays.fill(like, (byte) 7);
      like[50] = (byte) i;
      alike.add(like);
    }
    int plain = BatchCodec.encode(batch(List.of())).length + 102 * rows;
    assertThat(BatchCodec.encode(batch(alike))).hasSizeLessThan(plain);
    assertThat(BatchCodec.encode(batch(noise))).hasSizeBetween(plain, plain + 2);
    for (Batch each : List.of(batch(noise), batch(alike))) {
      assertThat(BatchCodec.decode(BatchCodec.encode(each)))
          .usingRecursiveComparison()
          .isEqualTo(each);
    }
  }

  @Test
  void theLongestBatchStillFits() throws WireException {
    byte[][] rows =
        IntStream.range(0, Limits.BATCH_BYTES / Limits.ACT_BYTES)
            .mapToObj(i -> new byte[Limits.ACT_BYTES])
            .toArray(byte[][]::new);
    Batch longest = batch(List.of(rows));
    assertThat(BatchCodec.decode(BatchCodec.encode(longest)))
        .usingRecursiveComparison()
        .isEqualTo(longest);
  }

  @Test
  void aBombIsRefusedBeforeItIsInMemory() {
    byte[] bomb = Deflated.of(new byte[50_000_000]);
    assertThat(bomb).hasSizeLessThan(Limits.BATCH_BYTES);
    assertThat(refusal(deflated(bomb))).isEqualTo(WireException.Kind.TOO_LARGE);
    byte[] rows = payloads(new byte[4096]).encode();
    assertThat(refusal(deflated(Deflated.of(rows)))).isEqualTo(WireException.Kind.MALFORMED);
  }

  @Test
  void whatIsNoWholeStreamIsRefused() {
    byte[] good = Deflated.of(payloads(new byte[] {1, 2, 3}).encode());
    byte[] cut = Arrays.copyOf(good, good.length - 1);
    byte[] longer = Arrays.copyOf(good, good.length + 1);
    for (byte[] bad : List.of(cut, longer, new byte[0], new byte[] {7, 7, 7})) {
      assertThat(refusal(deflated(bad))).isEqualTo(WireException.Kind.MALFORMED);
    }
    assertThat(refusal(deflated(Deflated.of(new byte[] {1}))))
        .isEqualTo(WireException.Kind.MALFORMED);
  }

  @Test
  void payloadsTwiceAreRefused() {
    byte[] good = Deflated.of(payloads(new byte[] {1}).encode());
    byte[] twice =
        deflated(
            good,
            fields ->
                fields.with(
                    new Field<>(5, "payloads", Shape.list(Shape.bytes(0, 10), 10)), List.of()));
    assertThat(refusal(twice)).isEqualTo(WireException.Kind.MALFORMED);
  }
}
