package org.shuyi.hardware.rfid.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.rfid.tag.Deviation.Rule;

class ProfileTest {
  private static final ItemTag CHINESE = new ItemTag("21111115", "CN-120104-C-YBL", 12, 3, 1);
  private static final OptionalInt IN_STOCK = OptionalInt.of(0x07);

  /** A tag of a Chinese library, from the test data of dp2: its owner is empty. */
  private static final String DP2 = "9101040142214B00 0201B8 0300 650110 660100 670100";

  private static Set<Rule> broken(Profile profile, int dsfid, byte[] memory, OptionalInt afi) {
    return profile.check(TagCodec.read(dsfid, memory, 4), dsfid, afi).stream()
        .map(Deviation::rule)
        .collect(Collectors.toSet());
  }

  private static Set<Rule> broken(byte[] memory) {
    return broken(Profile.WH_T_43_44, 0x06, memory, IN_STOCK);
  }

  private static byte[] objects(ItemTag tag, Element... further) {
    return TagCodec.encode(tag, List.of(further), Encoding.OBJECTS);
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void whatIsWrittenByTheRulesKeepsThem(Profile profile) {
    byte[] memory = profile.encode(CHINESE, List.of(new Element(6, "QA268.L55")), Encoding.OBJECTS);
    assertThat(broken(profile, 0x06, memory, IN_STOCK)).isEmpty();
    assertThat(broken(profile, 0x06, memory, OptionalInt.of(0xC2))).isEmpty();
    assertThat(broken(profile, 0x06, memory, OptionalInt.empty())).isEmpty();
  }

  @Test
  void aFixedBlockIsIsoButNotChinese() {
    ItemTag tag = new ItemTag("21111115", "CN-120104-C-Y", 12, 3, 1);
    byte[] memory = TagCodec.encode(tag, Encoding.FIXED_BLOCK);
    assertThat(broken(Profile.ISO_28560, 0x3E, memory, IN_STOCK)).isEmpty();
    assertThat(broken(Profile.GB_T_35660, 0x3E, memory, IN_STOCK)).contains(Rule.OBJECTS);
    assertThat(broken(Profile.WH_T_43_44, 0x3E, memory, IN_STOCK)).contains(Rule.OBJECTS);
  }

  @Test
  void anotherDsfidAndAnotherAfiAreSaid() {
    byte[] memory = objects(CHINESE);
    assertThat(broken(Profile.GB_T_35660, 0x00, memory, IN_STOCK)).containsOnly(Rule.DSFID);
    assertThat(broken(Profile.GB_T_35660, 0x06, memory, OptionalInt.of(0x00)))
        .containsOnly(Rule.AFI);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE-705",
        "CN-12010-C-YBL",
        "CN-120104-YBL",
        "CN-120104-CC-Y",
        "CN-120104-C-YBLYB",
        "cn-1"
      })
  void anOwnerThatIsNoChineseIsilIsSaid(String owner) {
    ItemTag tag = new ItemTag("21111115", owner, 1, 1, 1);
    assertThat(broken(objects(tag))).containsOnly(Rule.OWNER_ISIL);
    assertThat(broken(Profile.ISO_28560, 0x06, objects(tag), IN_STOCK)).isEmpty();
  }

  @Test
  void anOwnerThatIsMissingIsSaid() {
    assertThat(broken(objects(new ItemTag("21111115", "", 1, 1, 1)))).containsOnly(Rule.OWNER);
    assertThat(broken(HexFormat.of().parseHex(DP2.replace(" ", "")))).containsOnly(Rule.OWNER);
  }

  /** The real tag's content parameter B8 lists the elements 3, 5, 6 and 7. */
  @Test
  void aContentParameterThatListsSomethingElseIsSaid() {
    String wrong = DP2.replace("0201B8", "0201F8").replace(" ", "");
    assertThat(broken(HexFormat.of().parseHex(wrong)))
        .containsOnly(Rule.OWNER, Rule.CONTENT_PARAMETER);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "9, false", "A, true", "F, true"})
  void aReservedUsageIsSaid(String nibble, boolean said) {
    ItemTag tag = new ItemTag("21111115", "CN-120104-C-YBL", 1, 1, Integer.parseInt(nibble, 16));
    assertThat(broken(objects(tag)).contains(Rule.TYPE_OF_USAGE)).isEqualTo(said);
  }

  @Test
  void partNullAndAReservedElementAreSaid() {
    assertThat(broken(objects(new ItemTag("21111115", "CN-120104-C-YBL", 12, 0, 1))))
        .containsOnly(Rule.SET_INFORMATION);
    assertThat(broken(objects(CHINESE, new Element(27, "X1")))).containsOnly(Rule.RESERVED_ELEMENT);
  }

  @Test
  void whatIsNoItemBreaksNoRule() {
    assertThat(broken(new byte[32])).isEmpty();
    assertThat(broken(HexFormat.of().parseHex("FFEEDDCC"))).isEmpty();
  }

  @Test
  void rulesHaveNames() {
    assertThat(Stream.of(Rule.values()).map(Rule::id))
        .contains("owner-isil", "content-parameter")
        .doesNotHaveDuplicates();
  }

  @Property(tries = 300)
  void anyMemoryIsHeldAgainstAnyRules(
      @ForAll Profile profile, @ForAll @Size(max = 64) byte[] memory, @ForAll byte dsfid) {
    byte[] begun = Arrays.copyOf(objects(CHINESE), Math.max(memory.length, 32));
    System.arraycopy(memory, 0, begun, begun.length - memory.length, memory.length);
    TagReading reading = TagCodec.read(dsfid & 0xFF, begun, 4);
    assertThat(profile.check(reading, dsfid & 0xFF, OptionalInt.of(dsfid & 0xFF))).isNotNull();
  }
}
