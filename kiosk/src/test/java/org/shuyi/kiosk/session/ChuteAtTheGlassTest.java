package org.shuyi.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.hardware.virtual.VirtualChute;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualFeigReader;
import org.shuyi.hardware.virtual.VirtualTag;
import org.shuyi.kiosk.flow.Around;
import org.shuyi.kiosk.flow.Chuting;
import org.shuyi.kiosk.flow.Chuting.Problem;
import org.shuyi.kiosk.flow.Journey.Returning;
import org.shuyi.kiosk.flow.Journey.Welcome;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;

/** The return chute at the real screens, with real drivers on pseudo-terminals. */
@SuppressWarnings("NullAway.Init") // made before each test
class ChuteAtTheGlassTest extends AtTheGlass {
  private static final int IN_STOCK = 0x07;
  private static final int ON_LOAN = 0xC2;
  private static final String HERE = "CN-330100-SYZ";

  private VirtualDevice<VirtualChute> chute;
  private VirtualFeigReader reader;

  private static VirtualTag book(int number, String owner) {
    return VirtualTag.item(
        TagUid.parse("E00401000000000" + number),
        new ItemTag("SY00000" + number, owner, 1, 1, 1),
        ON_LOAN);
  }

  @BeforeEach
  void start() throws IOException {
    chute = virtual("chute", new VirtualChute(2));
    reader = keep(new VirtualFeigReader(folder.resolve("slot")));
    open();
  }

  private void switchOn() {
    begin(
        new Layout(
            Optional.of(new DeviceId("slot")),
            Set.of(),
            Set.of(),
            new Bins(HERE, Map.of(Destination.OWN, 1, Destination.OTHERS, 2)),
            Optional.empty()),
        driver("chute", "chute", "full", "3,4", "gates", "3,4", "run", 2L),
        driver("feig", "slot", "already-there", "counts"));
  }

  private void ready() {
    switchOn();
    until(kiosk -> rung(kiosk) == Around.Chute.READY);
  }

  private static Around.Chute rung(Kiosk kiosk) {
    return kiosk.service().around().chute();
  }

  /** One of ours, one of another library, and what has no tag. */
  @ParameterizedTest
  @CsvSource({
    "zh, 还书口已打开, 没有读到这本书的标签",
    "en, The flap is unlocked, No tag of this book can be read"
  })
  void booksGoToTheirBinsAndWhatIsNoneComesBack(String language, String invites, String noTag) {
    ready();
    speak(language);
    tap("return");
    told(invites);
    VirtualTag ours = book(1, HERE);
    insert(ours);
    until(this::invitesAfter);
    await().atMost(SOON).until(() -> taken().equals(List.of(1)));
    assertThat(ours.afi()).isEqualTo(IN_STOCK);
    reader.take(ours.uid());

    VirtualTag others = book(2, "CN-330100-ELS");
    insert(others);
    await().atMost(SOON).until(() -> taken().equals(List.of(1, 2)));
    reader.take(others.uid());
    until(this::invitesAfter);

    flap(VirtualChute::openFlap);
    at(chute, it -> it.book(true));
    flap(VirtualChute::closeFlap);
    told(noTag);
    picture("chute-" + language);
    assertThat(station.acts())
        .filteredOn(Act.Return.class::isInstance)
        .containsExactly(
            new Act.Return(new ItemId("SY000001")), new Act.Return(new ItemId("SY000002")));
    assertThat(String.join(" ", window.texts())).doesNotContain("王**");
  }

  @ParameterizedTest
  @CsvSource({"zh, 书卡住了；它已经还好, 还书口暂停使用", "en, The book is stuck; it is returned, 还书口暂停使用"})
  void aJamClosesTheChuteUntilTheBookIsOut(String language, String stuck, String out) {
    ready();
    speak(language);
    tap("return");
    until(this::invitesAfter);
    at(chute, it -> it.jam(true));
    insert(book(1, HERE));
    told(stuck);
    until(kiosk -> rung(kiosk) == Around.Chute.OUT_OF_ORDER);
    assertThat(station.acts())
        .contains(
            new Act.Return(new ItemId("SY000001")), new Act.DeviceFault("chute", "BOOK_STUCK"));
    assertThat(station.devices()).containsEntry("slot", "READY");
    tap("leave");
    told(out); // in Chinese again: whoever spoke English has left

    at(chute, it -> it.book(false));
    until(kiosk -> rung(kiosk) == Around.Chute.READY);
  }

  @Test
  void aFullBinIsClosedAndItsBooksGoToTheNext() {
    ready();
    at(chute, it -> it.fill(1, true));
    until(kiosk -> rung(kiosk) == Around.Chute.BIN_FULL);
    told("一个还书箱满了");
    tap("return");
    until(this::invitesAfter);
    insert(book(1, HERE));
    await().atMost(SOON).until(() -> taken().equals(List.of(2)));
    assertThat(station.acts()).contains(new Act.DeviceFault("chute", "BIN_FULL 1"));

    at(chute, it -> it.fill(2, true));
    until(kiosk -> rung(kiosk) == Around.Chute.FULL);
  }

  @Test
  void withoutItsReaderTheChuteTakesNothing() {
    ready();
    reader.unplug();
    until(kiosk -> rung(kiosk) == Around.Chute.OUT_OF_ORDER);
    told("还书口暂停使用");
    assertThat(shown.service().takesBack()).isFalse();
  }

  /** The power went while it lay there. */
  @Test
  void aBookThatLiesThereAtTheStartIsReturned() {
    VirtualTag book = book(1, HERE);
    reader.put(book);
    at(chute, it -> it.book(true));
    switchOn();
    await().atMost(SOON).until(() -> taken().equals(List.of(1)));
    assertThat(station.acts()).contains(new Act.Return(new ItemId("SY000001")));
  }

  @Test
  void aBookThatIsTakenOutAgainIsNoReturn() {
    ready();
    tap("return");
    until(this::invitesAfter);
    VirtualTag book = book(1, HERE);
    reader.put(book);
    flap(VirtualChute::openFlap);
    at(chute, it -> it.book(true));
    at(chute, it -> it.book(false));
    reader.take(book.uid());
    flap(VirtualChute::closeFlap);
    until(kiosk -> chuting(kiosk) instanceof Chuting.Resting(Problem none) && none == null);
    assertThat(station.acts()).noneMatch(Act.Return.class::isInstance);
    tap("finish");
    until(kiosk -> kiosk.journey() instanceof Welcome);
  }

  private void insert(VirtualTag book) {
    reader.put(book);
    flap(VirtualChute::openFlap);
    at(chute, it -> it.book(true));
    flap(VirtualChute::closeFlap);
  }

  /** The station looks before the next hand moves. */
  private void flap(Consumer<VirtualChute> how) {
    at(chute, how);
    boolean closed = chute.with(VirtualChute::isClosed);
    if (!closed) {
      until(kiosk -> chuting(kiosk) instanceof Chuting.Inviting(boolean open, var last) && open);
    }
  }

  private static Chuting chuting(Kiosk kiosk) {
    return kiosk.journey() instanceof Returning(var lines, Chuting now)
        ? now
        : new Chuting.Closed();
  }

  private boolean invitesAfter(Kiosk kiosk) {
    return chuting(kiosk) instanceof Chuting.Inviting(boolean open, var last) && !open;
  }

  private List<Integer> taken() {
    return chute.with(VirtualChute::taken);
  }
}
