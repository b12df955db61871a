package org.shuyi.hardware.rfid.feig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.hardware.rfid.tag.TagContent;

class PadWatchTest {
  private final PadWatch pad = new PadWatch(2, 3);

  @Test
  void aStrayReadIsNotABook() {
    settle(1);
    assertThat(pad.seen(tags(1, 2))).containsExactly(tag(2));
    pad.read(book(2));
    assertThat(pad.news()).isEmpty();
    pad.seen(tags(1));
    pad.seen(tags(1));
    assertThat(pad.news()).isEmpty();
  }

  @Test
  void aTagMissedOnceHasNotLeft() {
    settle(1, 2);
    pad.seen(tags(1));
    assertThat(pad.news()).isEmpty();
    assertThat(pad.seen(tags(2, 1))).isEmpty();
    pad.seen(tags(1, 2));
    assertThat(pad.news()).isEmpty();
  }

  @Test
  void aTagAtTheEdgeDoesNotKeepTheOthersWaiting() {
    List<List<TagSeen>> told = new ArrayList<>();
    for (int i = 0; i < 6 * PadWatch.PATIENCE; i++) {
      see(i % 2 == 0 ? tags(1) : tags(1, 2));
      pad.news().ifPresent(told::add);
    }
    assertThat(told).containsExactly(List.of(book(1)));
    for (int i = 0; i < PadWatch.PATIENCE + 2; i++) {
      see(tags(1, 2));
      pad.news().ifPresent(told::add);
    }
    assertThat(told).containsExactly(List.of(book(1)), List.of(book(1), book(2)));
  }

  private void see(List<TagUid> tags) {
    pad.seen(tags).forEach(tag -> pad.read(book((int) tag.value())));
  }

  @Test
  void nothingIsToldBeforeEveryTagIsRead() {
    pad.seen(tags(1, 2));
    pad.read(book(1));
    pad.seen(tags(1, 2));
    assertThat(pad.news()).isEmpty();
    pad.read(book(2));
    assertThat(pad.news()).contains(List.of(book(1), book(2)));
    assertThat(pad.news()).isEmpty();
  }

  @Test
  void booksStayInTheOrderInWhichTheyCame() {
    settle(3);
    pad.seen(tags(1, 3));
    pad.read(book(1));
    pad.seen(tags(3, 1));
    assertThat(pad.news()).contains(List.of(book(3), book(1)));
  }

  @Test
  void aTagReadBadlyIsReadAgainAndDamagedInTheEnd() {
    TagSeen damaged = new TagSeen(tag(1), new TagContent.Damaged("x"), Security.UNKNOWN);
    assertThat(pad.seen(tags(1))).containsExactly(tag(1));
    pad.read(damaged);
    assertThat(pad.seen(tags(1))).containsExactly(tag(1));
    pad.read(damaged);
    assertThat(pad.seen(tags(1))).containsExactly(tag(1));
    assertThat(pad.news()).isEmpty();
    pad.read(damaged);
    assertThat(pad.news()).contains(List.of(damaged));
    assertThat(pad.seen(tags(1))).isEmpty();
  }

  @Test
  void aTagThatComesBackIsReadAnew() {
    settle(1);
    pad.seen(tags());
    pad.seen(tags());
    assertThat(pad.news()).contains(List.of());
    assertThat(pad.seen(tags(1))).containsExactly(tag(1));
  }

  @Test
  void whatWasWrittenIsToldWithTheNextChange() {
    settle(1, 2);
    pad.secured(tag(1), Security.ON_LOAN);
    assertThat(pad.news()).isEmpty();
    pad.seen(tags(1));
    pad.seen(tags(1));
    assertThat(pad.news())
        .contains(List.of(new TagSeen(tag(1), book(1).content(), Security.ON_LOAN)));
  }

  @Test
  void anEmptyPadIsToldOnceAndAgainAfterAFreshStart() {
    settle();
    pad.clear();
    settle();
  }

  private void settle(int... numbers) {
    pad.seen(tags(numbers)).forEach(tag -> pad.read(book((int) tag.value())));
    pad.seen(tags(numbers));
    assertThat(pad.news()).contains(IntStream.of(numbers).mapToObj(PadWatchTest::book).toList());
  }

  private static List<TagUid> tags(int... numbers) {
    return IntStream.of(numbers).mapToObj(PadWatchTest::tag).toList();
  }

  private static TagUid tag(int number) {
    return new TagUid(number);
  }

  private static TagSeen book(int number) {
    ItemTag item = new ItemTag("B" + number, "", 1, 1, 1);
    return new TagSeen(tag(number), new TagContent.Item(item), Security.IN_STOCK);
  }
}
