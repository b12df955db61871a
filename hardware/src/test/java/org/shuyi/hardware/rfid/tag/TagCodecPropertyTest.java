package org.shuyi.hardware.rfid.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TagCodecPropertyTest {
  private static final int MEMORY = 112;

  @Property(tries = 1000)
  void whatIsWrittenIsRead(@ForAll("items") ItemTag item, @ForAll Encoding encoding) {
    byte[] memory = memory(item, encoding);
    assertThat(TagCodec.decode(encoding.dsfid(), memory, 4)).isEqualTo(new TagContent.Item(item));
  }

  @Property(tries = 500)
  void furtherElementsComeBack(
      @ForAll("items") ItemTag item, @ForAll("further") List<Element> further) {
    for (Encoding encoding : List.of(Encoding.OBJECTS, Encoding.FIXED_BLOCK)) {
      byte[] written = TagCodec.encode(item, further, encoding);
      byte[] memory = Arrays.copyOf(written, Math.ceilDiv(written.length, 4) * 4 + 4);
      TagReading reading = TagCodec.read(encoding.dsfid(), memory, 4);
      assertThat(reading.content()).isEqualTo(new TagContent.Item(item));
      assertThat(reading.elements()).containsAll(further);
    }
  }

  @Property(tries = 200)
  void elementsOfAnyLengthComeBack(
      @ForAll("items") ItemTag item, @ForAll @IntRange(min = 1, max = 400) int length) {
    List<Element> further = List.of(new Element(17, "书".repeat(length)));
    byte[] written = TagCodec.encode(item, further, Encoding.OBJECTS);
    TagReading reading = TagCodec.read(0x06, Arrays.copyOf(written, written.length + 4), 4);
    assertThat(reading.elements()).containsAll(further);
  }

  /** A driver reads no further; what it has not read must not matter. */
  @Property(tries = 1000)
  void aBeginningThatIsWholeSaysWhatAllSays(
      @ForAll("items") ItemTag item,
      @ForAll("further") List<Element> further,
      @ForAll @IntRange(max = 1) int which,
      @ForAll boolean turned,
      @ForAll @IntRange(min = 1, max = 40) int blocks) {
    Encoding encoding = which == 0 ? Encoding.OBJECTS : Encoding.FIXED_BLOCK;
    byte[] all = Arrays.copyOf(TagCodec.encode(item, further, encoding), 512);
    if (turned) {
      all = BlockOrder.REVERSED.restore(all, 4);
    }
    assertNothingMissing(all, Arrays.copyOf(all, blocks * 4), encoding.dsfid());
  }

  @Property(tries = 2000)
  void aBeginningOfRubbishThatIsWholeSaysWhatAllSays(
      @ForAll @Size(min = 64, max = 64) byte[] rubbish,
      @ForAll @IntRange(min = 1, max = 16) int n) {
    assertNothingMissing(rubbish, Arrays.copyOf(rubbish, n * 4), 0x06);
  }

  private static void assertNothingMissing(byte[] all, byte[] begun, int dsfid) {
    if (TagCodec.isWhole(begun, 4)) {
      assertThat(TagCodec.decode(dsfid, begun, 4)).isEqualTo(TagCodec.decode(dsfid, all, 4));
    }
  }

  @Property(tries = 200)
  void whatFillsTheUsualBeginningIsWhole(@ForAll("items") ItemTag item) {
    byte[] memory = memory(item, Encoding.FIXED_BLOCK);
    assertThat(TagCodec.isWhole(Arrays.copyOf(memory, 36), 4)).isTrue();
    assertThat(TagCodec.isWhole(new byte[36], 4)).as("blank").isFalse();
  }

  @Property(tries = 1000)
  void readersThatTurnBlocksAreUnderstood(
      @ForAll("items") ItemTag item, @ForAll Encoding encoding) {
    byte[] turned = BlockOrder.REVERSED.restore(memory(item, encoding), 4);
    TagReading reading = TagCodec.read(encoding.dsfid(), turned, 4);
    assertThat(reading.content()).isEqualTo(new TagContent.Item(item));
    assertThat(reading.order()).isEqualTo(BlockOrder.REVERSED);
  }

  @Property(tries = 200)
  void noWrongByteOfAFixedBlockMakesAnotherItem(
      @ForAll("items") ItemTag item,
      @ForAll @IntRange(max = 33) int position,
      @ForAll byte value,
      @ForAll boolean turned) {
    byte[] memory = memory(item, Encoding.FIXED_BLOCK);
    memory[position] = value;
    if (turned) {
      memory = BlockOrder.REVERSED.restore(memory, 4);
    }
    for (int dsfid : new int[] {0x3E, 0x00, 0x06}) {
      TagContent content = TagCodec.decode(dsfid, memory, 4);
      assertThat(content)
          .satisfiesAnyOf(
              it -> assertThat(it).isEqualTo(new TagContent.Item(item)),
              it -> assertThat(it).isInstanceOf(TagContent.Damaged.class));
    }
  }

  @Property(tries = 2000)
  void rubbishIsNeverAnException(
      @ForAll @Size(max = 128) byte[] rubbish,
      @ForAll @IntRange(max = 255) int dsfid,
      @ForAll @IntRange(min = 1, max = 32) int blockSize) {
    assertThat(TagCodec.decode(dsfid, rubbish, blockSize)).isNotNull();
  }

  /** Elements that both ways of ISO 28560 have a place for. */
  @Provide
  Arbitrary<List<Element>> further() {
    Arbitrary<String> texts =
        Arbitraries.oneOf(
            Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(12),
            Arbitraries.strings().withCharRange('一', '龥').ofMinLength(1).ofMaxLength(8));
    Arbitrary<Integer> oids =
        Arbitraries.of(6, 7, 8, 9, 10, 12, 13, 17, 18, 20, 21, 22, 23, 24, 25);
    return Combinators.combine(oids, texts)
        .as(Element::new)
        .list()
        .uniqueElements(Element::oid)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<ItemTag> items() {
    Arbitrary<String> ids =
        Arbitraries.oneOf(
            Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(16),
            Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .ofMinLength(1)
                .ofMaxLength(16),
            Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(16));
    Arbitrary<String> owners =
        Arbitraries.oneOf(
            Arbitraries.just(""),
            Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .ofMinLength(1)
                .ofMaxLength(9)
                .map(code -> "CN-" + code));
    Arbitrary<int[]> parts =
        Arbitraries.integers()
            .between(1, 255)
            .flatMap(n -> Arbitraries.integers().between(0, n).map(i -> new int[] {n, i}));
    Arbitrary<Integer> usages = Arbitraries.of(0, 1, 2, 3, 6, 7, 9);
    return Combinators.combine(ids, owners, parts, usages)
        .as((id, owner, set, usage) -> new ItemTag(id, owner, set[0], set[1], usage));
  }

  private static byte[] memory(ItemTag item, Encoding encoding) {
    byte[] written = TagCodec.encode(item, encoding);
    return Arrays.copyOf(written, encoding == Encoding.SHORT_FIXED_BLOCK ? written.length : MEMORY);
  }
}
