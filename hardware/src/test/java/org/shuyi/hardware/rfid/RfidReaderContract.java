package org.shuyi.hardware.rfid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.rfid.SecurityWrite.Cause;
import org.shuyi.hardware.rfid.pad.PadSettings;
import org.shuyi.hardware.rfid.pad.PadSettings.AlreadyThere;
import org.shuyi.hardware.rfid.pad.PadSettings.Gates;
import org.shuyi.hardware.rfid.tag.Encoding;
import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.hardware.rfid.tag.TagCodec;
import org.shuyi.hardware.rfid.tag.TagContent;
import org.shuyi.hardware.virtual.VirtualTag;

/** What a kiosk may expect of every RFID reader, held against its virtual peer. */
@Timeout(30)
public abstract class RfidReaderContract {
  protected static final int IN_STOCK = 0x07;
  protected static final int ON_LOAN = 0xC2;
  protected static final Duration SOON = Duration.ofSeconds(10);

  /** As the port promises; a little more, because the machine that runs this may be busy. */
  private static final Duration PROMISED = Duration.ofMillis(6500);

  private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  protected RfidReader reader;

  /** A driver for the virtual reader, whose pad is empty; stopped. */
  protected abstract RfidReader reader(
      PadSettings settings, Consumer<? super DeviceEvent> listener);

  protected abstract void put(VirtualTag... tags);

  protected abstract boolean take(TagUid uid);

  protected abstract List<VirtualTag> tags();

  protected abstract boolean isFieldOn();

  protected abstract void end();

  @BeforeEach
  void plugIn() {
    use(PadSettings.USUAL);
  }

  protected final void use(PadSettings settings) {
    reader = reader(settings, events::add);
  }

  protected final void use(RfidReader other) {
    reader = other;
  }

  protected final Consumer<DeviceEvent> listener() {
    return events::add;
  }

  @AfterEach
  void putAway() {
    reader.close();
    end();
  }

  @Test
  void aReaderThatAnswersIsReady() {
    reader.start();
    awaitReady();
    assertThat(answer(reader.check())).isEqualTo(Condition.READY);
  }

  @Test
  void watchingStartsWithWhatLiesThereEvenIfThatIsNothing() {
    watch();
    awaitPad();
    assertThat(pads()).containsExactly(List.of());
  }

  @Test
  void aPileOfThirtyIsToldOnceAndWhole() {
    IntStream.rangeClosed(1, 30).forEach(i -> put(book(i, IN_STOCK)));
    watch();
    await().atMost(SOON).until(() -> !pads().isEmpty());
    assertThat(pads().getFirst())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 30).mapToObj(i -> seen(i, Security.IN_STOCK)).toList());
  }

  @Test
  void booksComeAndGo() {
    put(book(1, IN_STOCK));
    watch();
    awaitPad(seen(1, Security.IN_STOCK));
    put(book(2, ON_LOAN));
    awaitPad(seen(1, Security.IN_STOCK), seen(2, Security.ON_LOAN));
    take(uid(1));
    awaitPad(seen(2, Security.ON_LOAN));
    take(uid(2));
    awaitPad();
    assertThat(pads()).hasSize(4);
  }

  @Test
  void moreThanTheReaderCanHoldIsSaid() {
    use(PadSettings.USUAL.withCapacity(5));
    IntStream.rangeClosed(1, 7).forEach(i -> put(book(i, IN_STOCK)));
    watch();
    await().atMost(SOON).until(() -> !pads().isEmpty());
    assertThat(pads().getLast()).hasSize(5);
    assertThat(lastPad().overfull()).isTrue();
    take(uid(1));
    take(uid(2));
    await().atMost(SOON).until(() -> !lastPad().overfull() && lastPad().tags().size() == 5);
    assertThat(pads().getLast()).contains(seen(7, Security.IN_STOCK));
  }

  @Test
  void everyKindOfTagIsNamedForWhatItIs() {
    VirtualTag worn = book(3, IN_STOCK);
    worn.wearOut(true);
    byte[] bad = book(4, IN_STOCK).memory();
    bad[5] ^= 1;
    byte[] skiPass = "SKI-PASS 2026 ADULT".getBytes(StandardCharsets.US_ASCII);
    put(
        VirtualTag.item(uid(1), item(1), Encoding.OBJECTS, IN_STOCK),
        VirtualTag.item(uid(2), new ItemTag("P0001", "DK-718500", 1, 1, 8), 0),
        worn,
        new VirtualTag(uid(4), 0x3E, IN_STOCK, bad),
        new VirtualTag(uid(5), 0, 0, skiPass),
        new VirtualTag(uid(6), 0, 0, new byte[0]));
    watch();
    await().atMost(SOON).until(() -> !pads().isEmpty());
    assertThat(pads().getFirst()).hasSize(6);
    assertThat(told(1)).isEqualTo(seen(1, Security.IN_STOCK));
    assertThat(told(2).content()).isEqualTo(new TagContent.PatronCard("P0001"));
    assertThat(told(3).content())
        .isInstanceOfSatisfying(
            TagContent.Damaged.class,
            damaged -> assertThat(damaged.detail()).contains(uid(3).toString()));
    assertThat(told(3).security()).isEqualTo(Security.IN_STOCK);
    assertThat(told(4).content()).isInstanceOf(TagContent.Damaged.class);
    assertThat(told(5).content()).isInstanceOf(TagContent.Foreign.class);
    assertThat(told(6).content()).isEqualTo(new TagContent.Blank());
  }

  private TagSeen told(int number) {
    return pads().getFirst().stream()
        .filter(tag -> tag.uid().equals(uid(number)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aTagReadBadlyAtFirstIsReadAgain() {
    VirtualTag tag = book(1, IN_STOCK);
    tag.wearOut(true);
    use(PadSettings.USUAL.withReadAttempts(10));
    put(tag);
    watch();
    await().atMost(SOON).until(this::isFieldOn);
    tag.wearOut(false);
    awaitPad(seen(1, Security.IN_STOCK));
    assertThat(pads()).containsExactly(List.of(seen(1, Security.IN_STOCK)));
  }

  @Test
  void idleTheAntennaIsOffAndNothingIsTold() {
    put(book(1, IN_STOCK));
    reader.start();
    awaitReady();
    await().atMost(SOON).until(() -> !isFieldOn());
    reader.watch(true);
    awaitPad(seen(1, Security.IN_STOCK));
    reader.watch(false);
    await().atMost(SOON).until(() -> !isFieldOn());
    int before = pads().size();
    put(book(2, IN_STOCK));
    assertThat(answer(reader.check())).isEqualTo(Condition.READY);
    assertThat(pads()).hasSize(before);
  }

  @Test
  void aLoanIsWrittenAndReadBack() {
    put(book(1, IN_STOCK), book(2, IN_STOCK));
    watch();
    awaitPad(seen(1, Security.IN_STOCK), seen(2, Security.IN_STOCK));
    assertThat(answer(reader.secure(uid(2), Security.ON_LOAN)))
        .isEqualTo(new SecurityWrite.Verified(uid(2), Security.ON_LOAN));
    assertThat(tags()).extracting(VirtualTag::afi).containsExactly(IN_STOCK, ON_LOAN);
    take(uid(1));
    awaitPad(seen(2, Security.ON_LOAN));
  }

  @Test
  void aTagIsWrittenEvenWhileNobodyWatches() {
    put(book(1, ON_LOAN));
    reader.start();
    awaitReady();
    assertThat(answer(reader.secure(uid(1), Security.IN_STOCK)))
        .isEqualTo(new SecurityWrite.Verified(uid(1), Security.IN_STOCK));
    await().atMost(SOON).until(() -> !isFieldOn());
  }

  @Test
  void aLockedTagRefuses() {
    VirtualTag tag = book(1, IN_STOCK);
    tag.lock();
    put(tag);
    watch();
    awaitPad(seen(1, Security.IN_STOCK));
    assertFailed(reader.secure(uid(1), Security.ON_LOAN), Cause.TAG_REFUSED, "12 of ISO 15693");
    assertThat(tag.afi()).isEqualTo(IN_STOCK);
  }

  @Test
  void aTagThatOnlySaysItHasWrittenIsFoundOut() {
    VirtualTag tag = book(1, IN_STOCK);
    tag.forget();
    put(tag);
    watch();
    awaitPad(seen(1, Security.IN_STOCK));
    assertFailed(reader.secure(uid(1), Security.ON_LOAN), Cause.TAG_REFUSED, "still says AFI 07");
  }

  @Test
  void aTagThatIsNotThereIsGone() {
    watch();
    awaitPad();
    assertFailed(reader.secure(uid(9), Security.ON_LOAN), Cause.TAG_GONE, uid(9).toString());
  }

  @Test
  void switchingOffAndOnAtOnceTellsThePileAgain() {
    use(PadSettings.USUAL.withAlreadyThere(AlreadyThere.COUNTS));
    put(book(1, IN_STOCK));
    watch();
    awaitPad(seen(1, Security.IN_STOCK));
    reader.watch(false);
    reader.watch(true);
    await().atMost(SOON).until(() -> pads().size() == 2);
    awaitPad(seen(1, Security.IN_STOCK));
  }

  /** The patron counts other books than the reader. */
  @Test
  void anotherLookTellsWhatLiesThereOnceMore() {
    put(book(1, IN_STOCK), book(2, IN_STOCK));
    watch();
    awaitPad(seen(1, Security.IN_STOCK), seen(2, Security.IN_STOCK));
    int told = pads().size();

    reader.lookAgain();

    await().atMost(SOON).until(() -> pads().size() > told);
    assertThat(pads().getLast()).hasSize(2);
  }

  @Test
  void aBookLeftBehindIsNobodysUntilItWasLifted() {
    put(book(1, IN_STOCK));
    watch();
    awaitPad(seen(1, Security.IN_STOCK));
    reader.watch(false);
    await().atMost(SOON).until(() -> !isFieldOn());
    put(book(2, IN_STOCK));
    reader.watch(true);
    awaitPad(seen(2, Security.IN_STOCK));
    take(uid(1));
    take(uid(2));
    awaitPad();
    put(book(1, IN_STOCK));
    awaitPad(seen(1, Security.IN_STOCK));
  }

  @Test
  void aTagAtTheEdgeIsTriedAndNoPromiseIsMade() {
    VirtualTag edge = book(2, IN_STOCK);
    edge.putAtTheEdge(true);
    put(book(1, IN_STOCK), edge);
    watch();
    await()
        .atMost(SOON)
        .until(() -> pads().stream().anyMatch(pile -> pile.contains(seen(1, Security.IN_STOCK))));
    assertThat(answer(reader.secure(uid(2), Security.ON_LOAN)))
        .isInstanceOf(SecurityWrite.Failed.class);
    assertThat(edge.afi()).isEqualTo(IN_STOCK);
    assertThat(answer(reader.secure(uid(1), Security.ON_LOAN)))
        .isEqualTo(new SecurityWrite.Verified(uid(1), Security.ON_LOAN));
  }

  @Test
  void twoTagsWithOneUidAreNeitherBook() {
    put(
        book(1, IN_STOCK),
        VirtualTag.item(uid(2), item(2), IN_STOCK),
        VirtualTag.item(uid(2), item(3), IN_STOCK));
    watch();
    await().atMost(SOON).until(() -> !pads().isEmpty());
    assertThat(pads().getFirst()).hasSize(2).contains(seen(1, Security.IN_STOCK));
    assertThat(told(2).content()).isInstanceOf(TagContent.Damaged.class);
  }

  @ParameterizedTest
  @EnumSource(Gates.class)
  void everyKindOfGateIsServed(Gates gates) {
    use(PadSettings.USUAL.withGates(gates));
    VirtualTag tag = book(1, IN_STOCK);
    put(tag);
    reader.start();
    awaitReady();
    for (Security wanted : List.of(Security.IN_STOCK, Security.ON_LOAN, Security.IN_STOCK)) {
      assertThat(answer(reader.secure(uid(1), wanted)))
          .isEqualTo(new SecurityWrite.Verified(uid(1), wanted));
    }
    assertThat(tag.afi()).isEqualTo(IN_STOCK);
    assertThat(tag.eas()).isEqualTo(gates != Gates.AFI);
    reader.watch(true);
    awaitPad(seen(1, Security.IN_STOCK));
  }

  @Test
  void gatesOfBothKindsThatDisagreeAreUnknown() {
    use(PadSettings.USUAL.withGates(Gates.BOTH));
    put(book(1, IN_STOCK));
    watch();
    awaitPad(seen(1, Security.UNKNOWN));
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void aBlankTagIsWrittenAndReadBack(Encoding encoding) {
    VirtualTag tag = new VirtualTag(uid(1), 0, IN_STOCK, new byte[0]);
    put(tag);
    watch();
    await().atMost(SOON).until(() -> !pads().isEmpty());
    assertThat(pads().getLast().getFirst().content()).isEqualTo(new TagContent.Blank());
    TagImage image = new TagImage(encoding.dsfid(), TagCodec.encode(item(1), encoding));
    assertThat(answer(reader.write(uid(1), image))).isEqualTo(new TagWrite.Verified(uid(1)));
    assertThat(tag.memory()).startsWith(image.memory());
    awaitPad(seen(1, Security.IN_STOCK));
  }

  @Test
  void whatWasNotWrittenIsFoundOut() {
    VirtualTag forgetful = new VirtualTag(uid(1), 0, IN_STOCK, new byte[0]);
    forgetful.forget();
    VirtualTag locked = new VirtualTag(uid(2), 0, IN_STOCK, new byte[0]);
    locked.lock();
    put(forgetful, locked);
    reader.start();
    awaitReady();
    TagImage image = new TagImage(0x3E, TagCodec.encode(item(1), Encoding.FIXED_BLOCK));
    assertNotWritten(reader.write(uid(1), image), Cause.TAG_REFUSED, "still says DSFID 00");
    assertNotWritten(reader.write(uid(2), image), Cause.TAG_REFUSED, "12 of ISO 15693");
    assertNotWritten(reader.write(uid(3), image), Cause.TAG_GONE, uid(3).toString());
    assertNotWritten(
        reader.write(uid(1), new TagImage(6, new byte[1000])), Cause.TAG_REFUSED, "112 bytes");
  }

  @Test
  void manyWritesAtOnceGetOneAnswerEach() {
    IntStream.rangeClosed(1, 12).forEach(i -> put(book(i, IN_STOCK)));
    watch();
    await().atMost(SOON).until(() -> !pads().isEmpty());
    List<CompletionStage<SecurityWrite>> writes =
        IntStream.rangeClosed(1, 12)
            .mapToObj(i -> reader.secure(uid(i), Security.ON_LOAN))
            .toList();
    List<TagUid> verified =
        writes.stream()
            .map(RfidReaderContract::answer)
            .filter(SecurityWrite.Verified.class::isInstance)
            .map(write -> ((SecurityWrite.Verified) write).uid())
            .toList();
    assertThat(tags())
        .filteredOn(tag -> tag.afi() == ON_LOAN)
        .extracting(VirtualTag::uid)
        .containsExactlyElementsOf(verified);
  }

  @Test
  void aStoppedReaderAnswersAtOnce() {
    assertFailed(reader.secure(uid(1), Security.ON_LOAN), Cause.READER, "not been started");
    assertThatThrownBy(() -> reader.secure(uid(1), Security.UNKNOWN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  protected final void watch() {
    reader.start();
    reader.watch(true);
  }

  protected final void awaitReady() {
    await().atMost(SOON).until(() -> reader.condition().equals(Condition.READY));
  }

  protected final void awaitPad(TagSeen... tags) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(pads()).isNotEmpty();
              assertThat(pads().getLast()).containsExactly(tags);
            });
  }

  protected final PadChanged lastPad() {
    return events.stream()
        .filter(PadChanged.class::isInstance)
        .map(PadChanged.class::cast)
        .reduce((before, after) -> after)
        .orElseThrow();
  }

  protected final List<List<TagSeen>> pads() {
    return events.stream()
        .filter(PadChanged.class::isInstance)
        .map(event -> ((PadChanged) event).tags())
        .toList();
  }

  protected static void assertFailed(
      CompletionStage<SecurityWrite> write, Cause cause, String detail) {
    assertThat(answer(write))
        .isInstanceOfSatisfying(
            SecurityWrite.Failed.class,
            failed -> {
              assertThat(failed.cause()).isEqualTo(cause);
              assertThat(failed.detail()).contains(detail);
            });
  }

  private static void assertNotWritten(
      CompletionStage<TagWrite> write, Cause cause, String detail) {
    assertThat(answer(write))
        .isInstanceOfSatisfying(
            TagWrite.Failed.class,
            failed -> {
              assertThat(failed.cause()).isEqualTo(cause);
              assertThat(failed.detail()).contains(detail);
            });
  }

  protected static <T> T answer(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(PROMISED.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  protected static TagUid uid(int number) {
    return new TagUid(0xE0040100_00000000L + number);
  }

  protected static ItemTag item(int number) {
    return new ItemTag("2111%04d".formatted(number), "CN-120104", 1, 1, 1);
  }

  protected static TagContent itemOf(TagUid uid) {
    return new TagContent.Item(item((int) (uid.value() & 0xFFFF)));
  }

  protected static VirtualTag book(int number, int afi) {
    return VirtualTag.item(uid(number), item(number), afi);
  }

  protected static TagSeen seen(int number, Security security) {
    return new TagSeen(uid(number), itemOf(uid(number)), security);
  }
}
