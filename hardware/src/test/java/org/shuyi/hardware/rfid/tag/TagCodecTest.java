package org.shuyi.hardware.rfid.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shuyi.hardware.rfid.tag.CompactionTest.bytes;
import static org.shuyi.hardware.rfid.tag.CompactionTest.hex;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagCodecTest {
  private static final int FIXED = 0x3E;
  private static final int OBJECTS = 0x06;

  /** Values of the README of BibliothekTHWildau/ISO28560; the check sum worked out by hand. */
  private static final String WILDAU =
      """
      11 01 01
      31 30 30 30 30 30 30 31 33 36 00 00 00 00 00 00
      36 15
      44 4B 37 31 38 35 30 30 00 00 00 00 00
      """
          .replace("\n", " ");

  private static final ItemTag WILDAU_ITEM = new ItemTag("1000000136", "DK-718500", 1, 1, 1);

  /** A tag of a Chinese library, from the test data of dp2. */
  private static final String CHINESE =
      "91 01 04 01 42 21 4B 00  02 01 B8  03 00  65 01 10  66 01 00  67 01 00";

  @Test
  void theCheckVectorOfTheDanishPaper() {
    assertThat(CrcCcitt.of("RFID tag data model".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(0x1AEE);
  }

  @Test
  void aFixedBlockBothWays() {
    assertThat(hex(TagCodec.encode(WILDAU_ITEM, Encoding.FIXED_BLOCK)))
        .isEqualTo(WILDAU.replace(" ", ""));
    TagReading reading = TagCodec.read(FIXED, memory(WILDAU), 4);
    assertThat(reading.content()).isEqualTo(new TagContent.Item(WILDAU_ITEM));
    assertThat(reading.encoding()).contains(Encoding.FIXED_BLOCK);
    assertThat(reading.order()).isEqualTo(BlockOrder.AS_STORED);
  }

  @Test
  void aFixedBlockOnATagOf32Bytes() {
    byte[] memory = Arrays.copyOf(bytes(WILDAU), 32);
    assertThat(TagCodec.encode(WILDAU_ITEM, Encoding.SHORT_FIXED_BLOCK)).isEqualTo(memory);
    TagReading reading = TagCodec.read(FIXED, memory, 4);
    assertThat(reading.content()).isEqualTo(new TagContent.Item(WILDAU_ITEM));
    assertThat(reading.encoding()).contains(Encoding.SHORT_FIXED_BLOCK);
  }

  @Test
  void anOldTagWithoutDsfidIsKnownByItsCheckSum() {
    assertThat(TagCodec.decode(0x00, memory(WILDAU), 4))
        .isEqualTo(new TagContent.Item(WILDAU_ITEM));
  }

  @Test
  void blocksTheOtherWayRoundAreTurned() {
    TagReading reading = TagCodec.read(FIXED, BlockOrder.REVERSED.restore(memory(WILDAU), 4), 4);
    assertThat(reading.content()).isEqualTo(new TagContent.Item(WILDAU_ITEM));
    assertThat(reading.order()).isEqualTo(BlockOrder.REVERSED);
    TagReading chinese = TagCodec.read(OBJECTS, BlockOrder.REVERSED.restore(memory(CHINESE), 4), 4);
    assertThat(chinese.content())
        .isEqualTo(new TagContent.Item(new ItemTag("21111115", "", 1, 1, 1)));
    assertThat(chinese.order()).isEqualTo(BlockOrder.REVERSED);
  }

  @Test
  void extensionBlocksAreRead() {
    // Library block: CD or DVD, no other item identifier, other owner DE-123; then a title.
    String extensions = "0C 01 00 13 02 00 44 45 2D 31 32 33  09 04 00 6D 74 69 74 6C 65";
    TagReading reading = TagCodec.read(FIXED, memory(WILDAU + extensions), 4);
    assertThat(reading.elements())
        .contains(new Element(19, "2"), new Element(23, "DE-123"), new Element(17, "title"));
  }

  @Test
  void extensionBlocksAreWrittenByteForByte() {
    byte[] written =
        TagCodec.encode(
            WILDAU_ITEM,
            List.of(new Element(17, "title"), new Element(19, "2"), new Element(23, "DE-123")),
            Encoding.FIXED_BLOCK);
    String expected = WILDAU + "0C 01 00 13 02 00 44 45 2D 31 32 33  09 04 00 6D 74 69 74 6C 65";
    assertThat(hex(written)).isEqualTo(expected.replace(" ", ""));
  }

  /** GB/T 35660.2: identifier, content B8 (OID 3, 5, 6, 7), as the tag of a Chinese library. */
  @Test
  void theContentParameterMarksEveryFurtherElement() {
    List<Element> further = List.of(new Element(6, "QA268.L55"), new Element(17, "五年高考"));
    byte[] written =
        TagCodec.encode(new ItemTag("21111115", "", 1, 1, 1), further, Encoding.OBJECTS);
    assertThat(hex(written))
        .startsWith("9101040142214B00" + "02023002" + "650110" + "4607441CB6E2E335D6" + "7F020C");
    assertThat(TagCodec.read(OBJECTS, memory(hex(written)), 4).elements())
        .endsWith(new Element(5, "10"), new Element(6, "QA268.L55"), new Element(17, "五年高考"));
  }

  @Test
  void aTypeOfUsageKeepsItsSecondDigit() {
    byte[] written =
        TagCodec.encode(
            new ItemTag("21111115", "", 1, 1, 1), List.of(new Element(5, "1A")), Encoding.OBJECTS);
    assertThat(hex(written)).isEqualTo("9101040142214B00" + "020120" + "65011A");
  }

  @Test
  void chineseProfilesWriteTheObjectsOfIsoAndNoFixedBlock() {
    for (Profile profile : List.of(Profile.GB_T_35660, Profile.WH_T_43_44)) {
      assertThat(profile.encode(WILDAU_ITEM, List.of(), Encoding.OBJECTS))
          .isEqualTo(Profile.ISO_28560.encode(WILDAU_ITEM, List.of(), Encoding.OBJECTS));
      assertThatThrownBy(() -> profile.encode(WILDAU_ITEM, List.of(), Encoding.FIXED_BLOCK))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(profile.name());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3, CN-1, OBJECTS, already",
    "5, 20, OBJECTS, the first 1",
    "15, local, FIXED_BLOCK, no place",
    "19, big, FIXED_BLOCK, 0 to 255",
    "17, title, SHORT_FIXED_BLOCK, 32 bytes",
  })
  void anElementThatDoesNotFitIsNamed(int oid, String value, Encoding encoding, String why) {
    assertThatThrownBy(
            () -> TagCodec.encode(WILDAU_ITEM, List.of(new Element(oid, value)), encoding))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("element " + oid)
        .hasMessageContaining(why);
  }

  @Test
  void aBrokenExtensionBlockSpoilsNothing() {
    String extensions = "0C 01 00 14 02 00 44 45 2D 31 32 33  09 04 00 6D 74 69 74 6C 65";
    TagReading reading = TagCodec.read(FIXED, memory(WILDAU + extensions), 4);
    assertThat(reading.content()).isEqualTo(new TagContent.Item(WILDAU_ITEM));
    assertThat(reading.elements()).noneMatch(element -> element.oid() > 5);
  }

  @ParameterizedTest
  @CsvSource({"1, 37, check sum", "19, 16, check sum", "33, 01, check sum", "2, 02, check sum"})
  void aWrongByteIsDamage(int position, String value, String detail) {
    byte[] memory = memory(WILDAU);
    memory[position] = bytes(value)[0];
    assertThat(TagCodec.decode(FIXED, memory, 4))
        .isInstanceOfSatisfying(
            TagContent.Damaged.class, damaged -> assertThat(damaged.detail()).contains(detail));
    assertThat(TagCodec.decode(0x00, memory, 4)).isInstanceOf(TagContent.Damaged.class);
  }

  @Test
  void aChineseTagOfTheField() {
    TagReading reading = TagCodec.read(OBJECTS, memory(CHINESE), 4);
    assertThat(reading.content())
        .isEqualTo(new TagContent.Item(new ItemTag("21111115", "", 1, 1, 1)));
    assertThat(reading.encoding()).contains(Encoding.OBJECTS);
    assertThat(reading.elements())
        .startsWith(
            new Element(1, "21111115"),
            new Element(2, "B8"),
            new Element(3, ""),
            new Element(5, "10"));
  }

  @Test
  void objectsOfTheStandardByteForByte() {
    assertThat(hex(ObjectStream.aligned(ObjectStream.text(1, "123456789012"), 4)))
        .isEqualTo("9100051CBE991A14");
    assertThat(hex(ObjectStream.aligned(ObjectStream.text(1, "ABC123456"), 4)))
        .isEqualTo("C102070420F1CB3D35DA0000");
    assertThat(hex(ObjectStream.institution(3, "CN-120104-C-YBL")))
        .isEqualTo("030A1B81E120104AD1D6644C");
    assertThat(hex(ObjectStream.text(4, "1203"))).isEqualTo("140204B3");
  }

  /** ISO/IEC 15962: a length from 128 on has two bytes of seven bits each. */
  @Test
  void aLongTitleByteForByte() {
    String title = "书".repeat(50);
    byte[] object = ObjectStream.text(17, title);
    assertThat(hex(object)).startsWith("7F028116E4B9A6").hasSize(2 * (2 + 2 + 150));
    byte[] written =
        TagCodec.encode(
            new ItemTag("21111115", "", 1, 1, 1),
            List.of(new Element(17, title)),
            Encoding.OBJECTS);
    TagReading reading = TagCodec.read(OBJECTS, Arrays.copyOf(written, 256), 4);
    assertThat(reading.elements()).endsWith(new Element(17, title));
  }

  /** A set of three CDs: the parts, each with its own tag, and the box that has them all. */
  @Test
  void aSetOfSeveralParts() {
    for (Encoding encoding : Encoding.values()) {
      for (int part = 0; part <= 3; part++) {
        ItemTag item = new ItemTag("21111115", "CN-120104", 3, part, 1);
        byte[] memory = memory(hex(TagCodec.encode(item, encoding)));
        assertThat(TagCodec.decode(encoding.dsfid(), memory, 4))
            .isEqualTo(new TagContent.Item(item));
      }
    }
  }

  @Test
  void anItemAsObjects() {
    ItemTag part = new ItemTag("123456789012", "DE-Heu1", 12, 3, 2);
    assertThat(hex(TagCodec.encode(part, Encoding.OBJECTS)))
        .isEqualTo("9100051CBE991A14" + "0201E0" + "030621408E16BF1F" + "140204B3" + "650120");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "91 00 05 1C BE 99 1A 14 91 00 05 1C BE 99 1A 14", // the item identifier twice
        "02 01 B8", // no item identifier
        "91 00 7F 1C BE 99 1A 14", // longer than the tag
        "91 01 04 01 42 21 4B 07", // padding that is not zero
        "91 01 04 01 42 21 4B 00 14 02 01 2D", // set information 301: no two halves
        "91 01 04 01 42 21 4B 00 14 01 0D", // part 3 of 1
        "91 01 04 01 42 21 4B 00 65 02 10 10", // type of usage of two bytes
        "7F 02 80 05 74 69 74 6C 65 61 01 41", // a length of two bytes that fits one
        "7F 02 81 80 00 74 69 74 6C 65", // a length of three bytes
        "61 02 07 41", // a control character in the item identifier
      })
  void malformedObjectsAreDamage(String hex) {
    assertThat(TagCodec.decode(OBJECTS, Arrays.copyOf(bytes(hex), 32), 4))
        .isInstanceOf(TagContent.Damaged.class);
  }

  @Test
  void aPatronCardIsNoBookAndKeepsItsNumberToItself() {
    ItemTag card = new ItemTag("P00012345", "DK-718500", 1, 1, 8);
    for (Encoding encoding : Encoding.values()) {
      TagReading reading =
          TagCodec.read(encoding.dsfid(), memory(hex(TagCodec.encode(card, encoding))), 4);
      assertThat(reading.content()).isEqualTo(new TagContent.PatronCard("P00012345"));
      assertThat(reading.toString()).doesNotContain("12345");
    }
  }

  @Test
  void blankAndForeign() {
    assertThat(TagCodec.decode(0x00, new byte[112], 4)).isEqualTo(new TagContent.Blank());
    byte[] coupon = memory(hex("SKI-PASS 2026 ADULT".getBytes(StandardCharsets.US_ASCII)));
    assertThat(TagCodec.decode(0x00, coupon, 4)).isInstanceOf(TagContent.Foreign.class);
    assertThat(TagCodec.decode(OBJECTS, coupon, 4)).isInstanceOf(TagContent.Damaged.class);
    assertThat(TagCodec.decode(FIXED, coupon, 4)).isInstanceOf(TagContent.Damaged.class);
    assertThat(TagCodec.decode(FIXED, Arrays.copyOf(bytes(WILDAU), 16), 4))
        .isInstanceOf(TagContent.Damaged.class);
  }

  @Test
  void whatDoesNotFitIsNamed() {
    assertThatThrownBy(
            () ->
                TagCodec.encode(
                    new ItemTag("12345678901234567", "", 1, 1, 1), Encoding.FIXED_BLOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("primary item identifier")
        .hasMessageContaining("at most 16");
    assertThatThrownBy(
            () -> TagCodec.encode(new ItemTag("1", "O-ABC", 1, 1, 1), Encoding.FIXED_BLOCK))
        .hasMessageContaining("O-ABC");
  }

  /** A tag of 28 blocks of 4 bytes, the size most library tags have. */
  private static byte[] memory(String hex) {
    return Arrays.copyOf(bytes(hex), 112);
  }
}
