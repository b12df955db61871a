package org.shuyi.hardware.rfid.pad;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.pad.PadSettings.AlreadyThere;
import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.hardware.rfid.tag.TagContent;

/** Two looks of three, 150 ms, a look every 60 ms. */
class PadWatchTest {
  private static final Duration LOOK = Duration.ofMillis(60);

  private PadWatch pad = new PadWatch(PadSettings.USUAL);
  private Instant now = Instant.EPOCH;

  @Test
  void aStrayReadIsNotABook() {
    settle(1);
    assertThat(look(1, 2)).containsExactly(tag(2));
    for (int i = 0; i < 5; i++) {
      look(1);
      assertThat(news()).isEmpty();
    }
  }

  @Test
  void readingATagIsALookAtIt() {
    assertThat(look(1)).containsExactly(tag(1));
    pad.read(book(1));
    now = now.plus(Duration.ofMillis(150));
    assertThat(news()).contains(List.of(book(1)));
  }

  @Test
  void aBookCarriedPastHasNotLainThere() {
    look(1);
    pad.read(book(1));
    look(1);
    assertThat(news()).as("120 ms").isEmpty();
    look();
    look();
    look();
    assertThat(news()).contains(List.of());
  }

  @Test
  void aTagMissedOnceOrTwiceHasNotLeft() {
    settle(1, 2);
    look(1);
    look(1);
    assertThat(news()).isEmpty();
    assertThat(look(2, 1)).isEmpty();
    assertThat(news()).isEmpty();
    look(1);
    look(1);
    look(1);
    assertThat(news()).contains(List.of(book(1)));
  }

  @Test
  void aTagAtTheEdgeCountsAndStays() {
    List<List<TagSeen>> told = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      see(i % 2 == 0 ? new int[] {1} : new int[] {1, 2});
      news().ifPresent(told::add);
    }
    assertThat(told).last().isEqualTo(List.of(book(1), book(2)));
    assertThat(told).hasSizeLessThan(3);
  }

  @Test
  void tagsThatNeverRestDoNotKeepTheOthersWaitingForEver() {
    List<List<TagSeen>> told = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      see(1, 100 + i);
      news().ifPresent(told::add);
    }
    assertThat(told).containsExactly(List.of(book(1)));
  }

  @Test
  void aPileIsToldWholeHoweverLongItTakesToRead() {
    look(1, 2);
    pad.read(book(1));
    now = now.plusSeconds(60);
    assertThat(news()).isEmpty();
    pad.read(book(2));
    assertThat(news()).contains(List.of(book(1), book(2)));
  }

  @Test
  void nothingIsToldBeforeEveryTagIsRead() {
    look(1, 2);
    pad.read(book(1));
    look(1, 2);
    look(1, 2);
    look(1, 2);
    assertThat(news()).isEmpty();
    pad.read(book(2));
    assertThat(news()).contains(List.of(book(1), book(2)));
    assertThat(news()).isEmpty();
  }

  @Test
  void booksStayInTheOrderInWhichTheyCame() {
    settle(3);
    see(1, 3);
    see(3, 1);
    see(3, 1);
    see(1, 3);
    assertThat(news()).contains(List.of(book(3), book(1)));
  }

  @Test
  void aTagReadBadlyIsReadAgainAndDamagedInTheEnd() {
    TagSeen damaged = new TagSeen(tag(1), new TagContent.Damaged("x"), Security.UNKNOWN);
    for (int i = 0; i < 3; i++) {
      assertThat(look(1)).containsExactly(tag(1));
      assertThat(news()).isEmpty();
      pad.read(damaged);
    }
    look(1);
    assertThat(news()).contains(List.of(damaged));
    assertThat(look(1)).isEmpty();
  }

  @Test
  void aTagThatComesBackIsReadAnew() {
    settle(1);
    look();
    look();
    look();
    assertThat(news()).contains(List.of());
    assertThat(look(1)).containsExactly(tag(1));
  }

  @Test
  void whatWasWrittenIsToldWithTheNextChange() {
    settle(1, 2);
    pad.secured(tag(1), Security.ON_LOAN);
    assertThat(news()).isEmpty();
    look(1);
    look(1);
    look(1);
    assertThat(news()).contains(List.of(new TagSeen(tag(1), book(1).content(), Security.ON_LOAN)));
  }

  @Test
  void anEmptyPadIsToldOnceAndAgainAfterAFreshStart() {
    settle();
    pad.clear();
    settle();
  }

  @Test
  void moreThanFitsIsToldEvenIfTheTagsStayTheSame() {
    settle(1);
    pad.seen(List.of(tag(1)), true, now);
    assertThat(pad.news(now)).contains(new PadWatch.Pile(List.of(book(1)), true));
    pad.seen(List.of(tag(1)), false, now);
    assertThat(pad.news(now)).contains(new PadWatch.Pile(List.of(book(1)), false));
  }

  @Test
  void whatWasLeftBehindIsNotToldUntilItWasLifted() {
    settle(1);
    pad.end();
    assertThat(look(1, 2)).containsExactly(tag(2));
    pad.read(book(2));
    look(1, 2);
    look(1, 2);
    look(1, 2);
    assertThat(news()).contains(List.of(book(2)));
    look(2);
    look(2);
    assertThat(look(1, 2)).as("missed twice only").isEmpty();
    look(2);
    look(2);
    look(2);
    assertThat(look(1, 2)).containsExactly(tag(1));
  }

  @Test
  void aSiteMayIgnoreWhateverWasThereBefore() {
    pad = new PadWatch(PadSettings.USUAL.withAlreadyThere(AlreadyThere.NEVER));
    assertThat(look(1)).isEmpty();
    look(1);
    assertThat(news()).contains(List.of());
    assertThat(look(1, 2)).containsExactly(tag(2));
  }

  @Test
  void aSiteMayTakeEverythingAsJustPutDown() {
    pad = new PadWatch(PadSettings.USUAL.withAlreadyThere(AlreadyThere.COUNTS));
    settle(1);
    pad.end();
    settle(1);
  }

  private void settle(int... numbers) {
    see(numbers);
    see(numbers);
    see(numbers);
    see(numbers);
    assertThat(news()).contains(IntStream.of(numbers).mapToObj(PadWatchTest::book).toList());
  }

  private void see(int... numbers) {
    look(numbers).forEach(tag -> pad.read(book((int) tag.value())));
  }

  private List<TagUid> look(int... numbers) {
    now = now.plus(LOOK);
    return pad.seen(IntStream.of(numbers).mapToObj(PadWatchTest::tag).toList(), false, now);
  }

  private Optional<List<TagSeen>> news() {
    return pad.news(now).map(PadWatch.Pile::tags);
  }

  private static TagUid tag(int number) {
    return new TagUid(number);
  }

  private static TagSeen book(int number) {
    ItemTag item = new ItemTag("B" + number, "", 1, 1, 1);
    return new TagSeen(tag(number), new TagContent.Item(item), Security.IN_STOCK);
  }
}
