package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.shuyi.kiosk.flow.Journey.Welcome;
import org.shuyi.kiosk.flow.Searching.Answer;
import org.shuyi.kiosk.flow.Searching.Chosen;
import org.shuyi.kiosk.flow.Searching.Classes;
import org.shuyi.kiosk.flow.Searching.Listed;
import org.shuyi.kiosk.flow.Searching.Typing;

/** Finding a book. */
class SearchTest {
  private final FlowDriver kiosk = FlowDriver.ready();

  private FlowDriver type(String letters) {
    letters.chars().forEach(c -> kiosk.touch(new Touch.Letter(Character.toString(c))));
    return kiosk;
  }

  @Test
  void whatFitsIsThereWithEveryLetter() {
    kiosk.touch(new Touch.Find());
    assertThat(kiosk.at(Typing.class).search().answer()).isEqualTo(Answer.NONE);
    type("ST");

    assertThat(kiosk.asked(Effect.FindTitles.class))
        .extracting(asked -> asked.wanted().typed())
        .containsExactly("S", "ST");
    assertThat(kiosk.at(Typing.class).search())
        .isEqualTo(new Searching.Search(new Wanted("ST", null, false), Samples.TITLES, Answer.ALL));
  }

  @Test
  void anAnswerToWhatIsNoLongerAskedIsNotShown() {
    kiosk.touch(new Touch.Find()).hold(Effect.FindTitles.class);
    type("ST");
    kiosk.hears(new Event.TitlesFound(new Wanted("S", null, false), Samples.TITLES, Answer.ALL));
    assertThat(kiosk.at(Typing.class).search().titles()).isEmpty();
    assertThat(kiosk.at(Typing.class).search().answer()).isEqualTo(Answer.AWAITED);

    assertThat(kiosk.release().at(Typing.class).search().titles()).isEqualTo(Samples.TITLES);
  }

  @Test
  void lettersAreTakenBackOneByOneOrAll() {
    kiosk.touch(new Touch.Find());
    type("S三");
    kiosk.touch(new Touch.Letter("𠮷")).touch(new Touch.Erase());
    assertThat(kiosk.at(Typing.class).search().wanted().typed()).isEqualTo("S三");
    kiosk.touch(new Touch.EraseAll());
    assertThat(kiosk.at(Typing.class).search()).isEqualTo(Searching.Search.NOTHING);
    kiosk.touch(new Touch.Erase()).touch(new Touch.Enter());
    assertThat(kiosk.at(Typing.class).search()).isEqualTo(Searching.Search.NOTHING);
  }

  @Test
  void noMoreIsTypedThanFits() {
    kiosk.touch(new Touch.Find());
    type("S".repeat(100));
    assertThat(kiosk.at(Typing.class).search().wanted().typed()).hasSize(Wanted.MOST);
  }

  @Test
  void aTitleIsLookedAtAndLeftForTheListItCameFrom() {
    kiosk.touch(new Touch.Find());
    type("ST");
    kiosk.touch(new Touch.Enter()).touch(new Touch.Choose(1));
    assertThat(kiosk.at(Chosen.class).title()).isEqualTo(Samples.TITLES.get(1));
    kiosk.touch(new Touch.Back());
    assertThat(kiosk.at(Listed.class).search().wanted().typed()).isEqualTo("ST");
    kiosk.touch(new Touch.Choose(2)).touch(new Touch.Choose(-1));
    assertThat(kiosk.at(Listed.class)).isNotNull();
  }

  @Test
  void aClassIsChosenFromAllTwentyTwo() {
    kiosk.touch(new Touch.Find()).touch(new Touch.Classes());
    assertThat(kiosk.at(Classes.class)).isNotNull();
    kiosk.touch(new Touch.InClass(Clc.I));
    assertThat(kiosk.at(Listed.class).search().wanted()).isEqualTo(new Wanted("", Clc.I, false));
    assertThat(Clc.values()).hasSize(22);
    assertThat(Clc.of(" i247.5/1")).contains(Clc.I);
    assertThat(Clc.of("L1")).isEmpty();
    assertThat(Clc.of("")).isEmpty();
  }

  @Test
  void everyoneIsShownClassesOnceAndChildrenTheirOwn() {
    assertThat(Clc.shown(new Profile(Set.of(Need.ELDER)))).containsExactlyInAnyOrder(Clc.values());
    assertThat(Clc.shown(Profile.STANDARD)).containsExactly(Clc.values());
    assertThat(Clc.shown(new Profile(Set.of(Need.CHILDREN)))).hasSize(8);
  }

  @Test
  void withoutANetworkAndACatalogueItIsSaid() {
    kiosk.service(Samples.OFFLINE).touch(new Touch.Find()).touch(new Touch.Here());
    assertThat(kiosk.at(Listed.class).search().answer()).isEqualTo(Answer.NO_CATALOGUE);
  }

  @Test
  void whoWalksAwayLeavesNothing() {
    kiosk.touch(new Touch.Find());
    type("LIUCIXIN");
    kiosk.timesOut();
    assertThat(kiosk.kiosk().warned()).isTrue();
    kiosk.timesOut();
    assertThat(kiosk.kiosk().journey()).isEqualTo(new Welcome());
    assertThat(kiosk.asked(Effect.Append.class)).isEqualTo(List.of());
  }
}
