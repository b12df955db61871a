package org.shuyi.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.reference.Entry;
import org.shuyi.sync.reference.PatronHash;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.reference.TestKeys;

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
          bytes -> ManifestCodec.decode(bytes, TestKeys.STATION.centre()),
          FetchCodec::decodeFetch,
          FetchCodec::decodeChunk,
          ReferenceCodec::item,
          ReferenceCodec::patron,
          ReferenceCodec::hold,
          ReferenceCodec::rules,
          bytes -> EntryCodec.decode(bytes, true),
          bytes -> EntryCodec.decode(bytes, false),
          EntryCodec::decodePage);

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
  void manifests(@ForAll Manifest manifest, @ForAll long seed) throws WireException {
    byte[] bytes = ManifestCodec.encode(manifest, TestKeys.CENTRE.signing());
    Decoder decoder = signed -> ManifestCodec.decode(signed, TestKeys.STATION.centre());
    assertThat(decoder.decode(bytes)).isEqualTo(manifest);
    damage(bytes, seed, decoder);
    assertThatThrownBy(() -> ManifestCodec.decode(bytes, TestKeys.STRANGER.verifying()))
        .isInstanceOfSatisfying(
            WireException.class,
            e -> assertThat(e.kind()).isEqualTo(WireException.Kind.NOT_SIGNED));
  }

  @Property(tries = TRIES)
  void items(@ForAll Reference.Item item, @ForAll long seed) throws WireException {
    byte[] value = Objects.requireNonNull(ReferenceCodec.item(new ItemId("1"), item).value());
    assertThat(ReferenceCodec.item(value)).isEqualTo(item);
    damage(value, seed, ReferenceCodec::item);
  }

  @Property(tries = TRIES)
  void patrons(@ForAll Reference.Patron patron, @ForAll long seed) throws WireException {
    PatronHash hash = PatronHash.of(new PatronId("1"), TestKeys.PATRONS);
    byte[] value = Objects.requireNonNull(ReferenceCodec.patron(hash, patron).value());
    assertThat(ReferenceCodec.patron(value)).isEqualTo(patron);
    damage(value, seed, ReferenceCodec::patron);
  }

  @Property(tries = TRIES)
  void runsOfEntries(@ForAll @Size(min = 1, max = 20) List<Entry> entries, @ForAll long seed)
      throws WireException {
    List<Entry> sorted = new ArrayList<>(new TreeSet<>(entries));
    ByteBuffer run = ByteBuffer.allocate(sorted.stream().mapToInt(EntryCodec::size).sum());
    sorted.forEach(entry -> EntryCodec.write(entry, run));
    List<Entry> back = EntryCodec.decode(run.array(), true);
    assertThat(back).hasSameSizeAs(sorted);
    for (int i = 0; i < back.size(); i++) {
      assertThat(back.get(i).sameAs(sorted.get(i))).isTrue();
    }
    damage(run.array(), seed, bytes -> EntryCodec.decode(bytes, true));
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
