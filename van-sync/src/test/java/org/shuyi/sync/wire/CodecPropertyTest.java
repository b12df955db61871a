package org.shuyi.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.shuyi.sync.circulation.RecordedAct;

/**
 * What goes in comes out; what was damaged on the way is refused with a reason and nothing else.
 */
@Domain(WireArbitraries.class)
@Domain(DomainContext.Global.class)
class CodecPropertyTest {
  private static final int TRIES = 200;

  /** A decoder under test. */
  @FunctionalInterface
  private interface Decoder {
    Object decode(byte[] bytes) throws WireException;
  }

  private static final List<Decoder> DECODERS =
      List.of(
          ActCodec::decode,
          ActCodec::head,
          BatchCodec::decode,
          OutcomesCodec::decode,
          OutcomesCodec::decodeOutcome,
          QuestionCodec::decode,
          AnswerCodec::decode,
          StateCodec::decode,
          ReferenceCodec::decode);

  @Property(tries = TRIES)
  void acts(@ForAll RecordedAct act, @ForAll long seed) throws WireException {
    byte[] bytes = ActCodec.encode(act);
    assertThat(bytes.length).isLessThanOrEqualTo(Limits.ACT_BYTES);
    assertThat(ActCodec.decode(bytes)).isEqualTo(act);
    assertThat(ActCodec.head(bytes).id()).isEqualTo(act.id());
    damage(bytes, seed, ActCodec::decode);
  }

  @Property(tries = TRIES)
  void batches(@ForAll Batch batch, @ForAll long seed) throws WireException {
    byte[] bytes = BatchCodec.encode(batch);
    Batch back = BatchCodec.decode(bytes);
    assertThat(back).usingRecursiveComparison().isEqualTo(batch);
    damage(bytes, seed, BatchCodec::decode);
  }

  @Property(tries = TRIES)
  void outcomes(@ForAll Outcomes outcomes, @ForAll long seed) throws WireException {
    byte[] bytes = OutcomesCodec.encode(outcomes);
    assertThat(OutcomesCodec.decode(bytes)).isEqualTo(outcomes);
    for (Outcomes.Settled settled : outcomes.settled()) {
      assertThat(OutcomesCodec.decodeOutcome(OutcomesCodec.encodeOutcome(settled.outcome())))
          .isEqualTo(settled.outcome());
    }
    damage(bytes, seed, OutcomesCodec::decode);
  }

  @Property(tries = TRIES)
  void questions(@ForAll Question question, @ForAll long seed) throws WireException {
    byte[] bytes = QuestionCodec.encode(question);
    assertThat(QuestionCodec.decode(bytes)).isEqualTo(question);
    damage(bytes, seed, QuestionCodec::decode);
  }

  @Property(tries = TRIES)
  void answers(@ForAll Answer answer, @ForAll long seed) throws WireException {
    byte[] bytes = AnswerCodec.encode(answer);
    assertThat(AnswerCodec.decode(bytes)).isEqualTo(answer);
    damage(bytes, seed, AnswerCodec::decode);
  }

  @Property(tries = TRIES)
  void states(@ForAll StationState state, @ForAll long seed) throws WireException {
    byte[] bytes = StateCodec.encode(state);
    assertThat(StateCodec.decode(bytes)).isEqualTo(state);
    damage(bytes, seed, StateCodec::decode);
  }

  @Property(tries = TRIES)
  void snapshots(@ForAll ReferenceSnapshot snapshot, @ForAll long seed) throws WireException {
    byte[] bytes = ReferenceCodec.encode(snapshot);
    assertThat(ReferenceCodec.decode(bytes)).isEqualTo(snapshot);
    damage(bytes, seed, ReferenceCodec::decode);
  }

  @Property(tries = 2000)
  void anyBytesAtAllAreReadOrRefused(@ForAll @Size(max = 200) byte[] bytes) {
    DECODERS.forEach(decoder -> readOrRefuse(bytes, decoder));
  }

  /** Any exception but the typed one fails the test. */
  private static void readOrRefuse(byte[] bytes, Decoder decoder) {
    try {
      decoder.decode(bytes);
    } catch (WireException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static void damage(byte[] bytes, long seed, Decoder decoder) {
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      readOrRefuse(mutated(bytes, random), decoder);
    }
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> Arrays.copyOfRange(bytes, at, bytes.length);
      case 2 -> {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
        longer[at] = (byte) random.nextInt();
        yield longer;
      }
      default -> {
        byte[] changed = bytes.clone();
        changed[at] = (byte) random.nextInt();
        yield changed;
      }
    };
  }
}
