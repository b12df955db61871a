package org.shuyi.kiosk.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.sync.circulation.ItemId;

class TitlesTest {
  private final Titles.Builder builder = new Titles.Builder();

  private Titles library() {
    add("A1", "三体", "刘慈欣", 'I');
    add("A2", "三体", "刘慈欣", 'I');
    add("A3", "重庆的桥", "茅以升", 'U');
    add("A4", "Pride and Prejudice", "Jane Austen", 'I');
    add("A5", "Truyện Kiều", "Nguyễn Du", 'I');
    add("A6", "大刘谈三体", "某人", 'I');
    add("A7", "会计学", "", 'F');
    add("A8", "ＪＡＶＡ　从入门到精通", "", 'T');
    add("A9", "", "", '\0');
    return builder.build();
  }

  private void add(String id, String title, String author, char letter) {
    builder.add(new ItemId(id), title, author, letter);
  }

  private static List<List<String>> ids(List<List<ItemId>> titles) {
    return titles.stream().map(copies -> copies.stream().map(ItemId::value).toList()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "三体, A1",
    "st, A1",
    "santi, A1",
    "san ti, A1",
    "sant, A1",
    "三t, A1",
    "三ti, A1",
    "s体, A1",
    "SanTi, A1",
    "liucixin, A1",
    "lcx, A1",
    "刘慈欣, A1",
    "chongqing, A3",
    "zhongqing, A3",
    "cq, A3",
    "zq, A3",
    "qiao, A3",
    "kuaiji, A7",
    "huiji, A7",
    "kj, A7",
    "prejudice, A4",
    "pride and, A4",
    "prideand, A4",
    "austen, A4",
    "truyen, A5",
    "nguyen, A5",
    "java, A8",
    "javacong, A8",
    "crm, A8"
  })
  void aTitleIsFoundByWhatIsTyped(String typed, String first) {
    assertThat(ids(library().find(typed, '\0', item -> true, 20)).getFirst().getFirst())
        .isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"体三", "sanit", "santix", "zzz", "欣刘", "prejudicejane"})
  void whatNoTextSaysFindsNothing(String typed) {
    assertThat(library().find(typed, '\0', item -> true, 20)).isEmpty();
  }

  @Test
  void copiesOfATitleAreOneAndItsBeginningComesFirst() {
    assertThat(ids(library().find("santi", '\0', item -> true, 20)))
        .containsExactly(List.of("A1", "A2"), List.of("A6"));
  }

  @Test
  void anAuthorComesBeforeTheMiddleOfATitle() {
    assertThat(ids(library().find("liu", '\0', item -> true, 20)))
        .containsExactly(List.of("A1", "A2"), List.of("A6"));
  }

  @Test
  void aClassIsLookedThroughAlone() {
    assertThat(ids(library().find("", 'U', item -> true, 20))).containsExactly(List.of("A3"));
    assertThat(ids(library().find("santi", 'F', item -> true, 20))).isEmpty();
  }

  @Test
  void onlyWhatIsWantedIsFoundAndOnlySoManyTitles() {
    Titles titles = library();
    assertThat(ids(titles.find("santi", '\0', new ItemId("A2")::equals, 20)))
        .containsExactly(List.of("A2"));
    assertThat(titles.find("", '\0', item -> true, 3)).hasSize(3);
  }

  @Test
  void textsThatFillManyBlocksAreAllThere() {
    String longest = "长".repeat(300);
    for (int i = 0; i < 20_000; i++) {
      add("N" + i, longest, "", 'I');
    }
    add("LAST", "末", "", 'I');
    Titles titles = builder.build();

    assertThat(titles.size()).isEqualTo(20_001);
    assertThat(ids(titles.find("mo", '\0', item -> true, 20))).containsExactly(List.of("LAST"));
    assertThat(
            titles.find("c", '\0', Set.of(new ItemId("N6553"), new ItemId("N6554"))::contains, 9))
        .containsExactly(List.of(new ItemId("N6553"), new ItemId("N6554")));
  }

  /** Whatever the way in which each character is typed. */
  @Property(tries = 300)
  void everyWayOfTypingFindsTheTitle(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder title = new StringBuilder();
    StringBuilder typed = new StringBuilder();
    for (int i = 0; i < 1 + random.nextInt(12); i++) {
      char c = "红楼梦三国演义水浒传重庆音乐会计长江abc19".charAt(random.nextInt(23));
      title.append(c);
      typed.append(way(c, random));
    }
    Titles.Builder one = new Titles.Builder();
    one.add(new ItemId("IT"), title.toString(), "", 'I');

    assertThat(one.build().find(typed.toString(), '\0', item -> true, 9))
        .as("%s as %s", title, typed)
        .hasSize(1);
  }

  private static String way(char c, Random random) {
    String[] readings = Pinyin.ALL.readings(c);
    if (readings.length == 0 || random.nextInt(3) == 0) {
      return String.valueOf(c);
    }
    String reading = readings[random.nextInt(readings.length)];
    return random.nextBoolean() ? reading : reading.substring(0, 1);
  }

  @Property(tries = 300)
  void nothingThatIsTypedIsTooMuch(@ForAll @StringLength(max = 60) String typed) {
    Titles titles = library();
    assertThat(titles.find(typed, '\0', item -> true, 5)).hasSizeLessThanOrEqualTo(5);
  }
}
