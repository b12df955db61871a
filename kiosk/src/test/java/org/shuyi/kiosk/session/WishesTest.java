package org.shuyi.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Holding.Wish;
import org.shuyi.kiosk.flow.Holding.Wish.Stage;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.wire.Answer;

/** What a patron has asked for, with the centre and without it. */
class WishesTest {
  private static final PatronId WANG = new PatronId("210000000001");
  private static final PatronId LI = new PatronId("210000000002");
  private static final ItemId SANTI = new ItemId("SY000001");
  private static final ItemId HONGLOU = new ItemId("SY000002");

  private final ScriptedStation station = new ScriptedStation();

  private Event.HoldsListed listed() throws Exception {
    return (Event.HoldsListed)
        new Wishes(station).of(WANG).toCompletableFuture().get(5, TimeUnit.SECONDS);
  }

  @Test
  void theLibrarySystemKnowsBest() throws Exception {
    station.holds = List.of(new Answer.Hold(SANTI, "三体", true, "城东分馆", null));
    assertThat(listed().asOf()).isNull();
    assertThat(listed().wishes()).containsExactly(new Wish(SANTI, "三体", Stage.READY, "城东分馆", null));
  }

  @Test
  void withoutItTheStationTellsWhatItKnewAndWhatWasAskedForHereSince() throws Exception {
    station.offline(true);
    station.waitingFor = List.of(SANTI);
    station.record(new Act.HoldPlaced(HONGLOU, WANG));
    station.record(new Act.HoldPlaced(new ItemId("SY000003"), LI));
    assertThat(listed().asOf()).isNotNull();
    assertThat(listed().told()).isTrue();
    assertThat(listed().wishes())
        .extracting(Wish::item, Wish::stage)
        .containsExactly(tuple(SANTI, Stage.RESERVED), tuple(HONGLOU, Stage.NOT_SENT));
    station.record(new Act.HoldCancelled(SANTI, WANG));
    station.record(new Act.HoldCancelled(HONGLOU, WANG));
    station.record(new Act.HoldPlaced(HONGLOU, WANG));
    assertThat(listed().wishes()).extracting(Wish::item).containsExactly(HONGLOU);
  }
}
