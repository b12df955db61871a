package org.shuyi.hardware.rfid.feig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.Examination;
import org.shuyi.hardware.device.Identity;
import org.shuyi.hardware.link.serial.SerialLink;
import org.shuyi.hardware.link.serial.SerialSettings;
import org.shuyi.hardware.rfid.PadChanged;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.SecurityWrite;
import org.shuyi.hardware.rfid.SecurityWrite.Cause;
import org.shuyi.hardware.rfid.TagImage;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.TagWrite;
import org.shuyi.hardware.rfid.pad.PadSettings;
import org.shuyi.hardware.rfid.tag.BlockOrder;
import org.shuyi.hardware.rfid.tag.Encoding;
import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.hardware.rfid.tag.TagCodec;
import org.shuyi.hardware.rfid.tag.TagContent;
import org.shuyi.hardware.virtual.FeigFault;
import org.shuyi.hardware.virtual.VirtualFeigReader;
import org.shuyi.hardware.virtual.VirtualTag;

/** The real driver, through jSerialComm and a real pseudo-terminal, on a virtual reader. */
@Timeout(30)
class FeigReaderTest {
  private static final int IN_STOCK = 0x07;
  private static final int ON_LOAN = 0xC2;
  private static final Duration SOON = Duration.ofSeconds(10);

  /** As the port promises; a little more, because the machine that runs this may be busy. */
  private static final Duration PROMISED = Duration.ofMillis(3500);

  private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  private VirtualFeigReader pad;
  private FeigReader reader;

  @BeforeEach
  void plugIn(@TempDir Path directory) throws IOException {
    pad = new VirtualFeigReader(directory.resolve("rfid"));
    reader = reader(FeigSettings.USUAL, PadSettings.USUAL);
  }

  private FeigReader reader(FeigSettings settings) {
    return reader(settings, PadSettings.USUAL);
  }

  private FeigReader reader(FeigSettings settings, PadSettings filter) {
    SerialSettings serial = new SerialSettings(pad.path(), 38_400, SerialSettings.Parity.NONE);
    return new FeigReader(
        new DeviceId("rfid"), () -> SerialLink.open(serial), settings, filter, events::add);
  }

  @AfterEach
  void putAway() {
    reader.close();
    pad.close();
  }

  @Test
  void aReaderThatAnswersIsReady() {
    reader.start();
    awaitReady();
    assertThat(answer(reader.check())).isEqualTo(Condition.READY);
  }

  @Test
  void anExaminationTellsTheFirmwareAndTheFrames() {
    reader.start();
    awaitReady();
    Examination examination = answer(reader.examine());
    assertThat(examination.identity())
        .isEqualTo(new Identity("OBID i-scan, type 53", "3.3", "1234ABCD"));
    assertThat(examination.exchange().getFirst().meaning())
        .isEqualTo("Asks for the software version.");
    assertThat(examination.exchange().getLast().meaning()).contains("status 00");
  }

  @Test
  void watchingStartsWithWhatLiesThereEvenIfThatIsNothing() {
    watch();
    awaitPad();
    assertThat(pads()).containsExactly(List.of());
  }

  @ParameterizedTest
  @EnumSource(FrameForm.class)
  void aPileOfTwelveIsReadWhole(FrameForm form) {
    reader = reader(with(form, 0, Duration.ofSeconds(1)));
    IntStream.rangeClosed(1, 12).forEach(i -> pad.put(book(i, IN_STOCK)));
    watch();
    await().atMost(SOON).until(() -> !pads().isEmpty());
    assertThat(pads().getFirst()).hasSize(12);
    assertThat(pads().getFirst())
        .isEqualTo(IntStream.rangeClosed(1, 12).mapToObj(i -> seen(i, Security.IN_STOCK)).toList());
  }

  @Test
  void booksComeAndGo() {
    pad.put(book(1, IN_STOCK));
    watch();
    awaitPad(seen(1, Security.IN_STOCK));
    pad.put(book(2, ON_LOAN));
    awaitPad(seen(1, Security.IN_STOCK), seen(2, Security.ON_LOAN));
    pad.take(uid(1));
    awaitPad(seen(2, Security.ON_LOAN));
    pad.take(uid(2));
    awaitPad();
    assertThat(pads()).hasSize(4);
  }

  @Test
  void moreThanTheReaderCanHoldIsSaid() {
    reader = reader(FeigSettings.USUAL, PadSettings.USUAL.withCapacity(20));
    IntStream.rangeClosed(1, 22).forEach(i -> pad.put(book(i, IN_STOCK)));
    watch();
    await().atMost(SOON).until(() -> !pads().isEmpty());
    assertThat(pads().getLast()).hasSize(20).doesNotContain(seen(21, Security.IN_STOCK));
    assertThat(lastPad().overfull()).isTrue();
    pad.take(uid(1));
    await().atMost(SOON).until(() -> pads().getLast().contains(seen(21, Security.IN_STOCK)));
    pad.take(uid(2));
    await().atMost(SOON).until(() -> !lastPad().overfull());
    assertThat(pads().getLast()).hasSize(20);
  }

  @Test
  void everyKindOfTagIsNamedForWhatItIs() {
    pad.turnsBlocks(false);
    VirtualTag worn = book(3, IN_STOCK);
    worn.wearOut(true);
    byte[] bad = book(4, IN_STOCK).memory();
    bad[5] ^= 1;
    byte[] skiPass = "SKI-PASS 2026 ADULT".getBytes(StandardCharsets.US_ASCII);
    pad.put(
        VirtualTag.item(uid(1), item(1), Encoding.OBJECTS, IN_STOCK),
        VirtualTag.item(uid(2), new ItemTag("P0001", "DK-718500", 1, 1, 8), 0),
        worn,
        new VirtualTag(uid(4), 0x3E, IN_STOCK, bad),
        new VirtualTag(uid(5), 0, 0, skiPass),
        new VirtualTag(uid(6), 0, 0, new byte[0]));
    watch();
    await().atMost(SOON).until(() -> !pads().isEmpty());
    List<TagSeen> seen = pads().getFirst();
    assertThat(seen).hasSize(6);
    assertThat(seen.getFirst()).isEqualTo(seen(1, Security.IN_STOCK));
    assertThat(seen.get(1).content()).isEqualTo(new TagContent.PatronCard("P0001"));
    assertThat(seen.get(2).content())
        .isInstanceOfSatisfying(
            TagContent.Damaged.class,
            damaged -> assertThat(damaged.detail()).contains(uid(3).toString()).contains("02"));
    assertThat(seen.get(2).security()).isEqualTo(Security.IN_STOCK);
    assertThat(seen.get(3).content()).isInstanceOf(TagContent.Damaged.class);
    assertThat(seen.get(4).content()).isInstanceOf(TagContent.Foreign.class);
    assertThat(seen.get(5).content()).isEqualTo(new TagContent.Blank());
  }

  @Test
  void aTagReadBadlyAtFirstIsReadAgain() {
    VirtualTag tag = book(1, IN_STOCK);
    tag.wearOut(true);
    reader = reader(FeigSettings.USUAL, PadSettings.USUAL.withReadAttempts(10));
    pad.put(tag);
    watch();
    await().atMost(SOON).until(pad::isFieldOn);
    tag.wearOut(false);
    awaitPad(seen(1, Security.IN_STOCK));
    assertThat(pads()).containsExactly(List.of(seen(1, Security.IN_STOCK)));
  }

  @Test
  void idleTheAntennaIsOffAndNothingIsTold() {
    pad.put(book(1, IN_STOCK));
    reader.start();
    awaitReady();
    await().atMost(SOON).until(() -> !pad.isFieldOn());
    reader.watch(true);
    awaitPad(seen(1, Security.IN_STOCK));
    reader.watch(false);
    await().atMost(SOON).until(() -> !pad.isFieldOn());
    int before = pads().size();
    pad.put(book(2, IN_STOCK));
    assertThat(answer(reader.check())).isEqualTo(Condition.READY);
    assertThat(pads()).hasSize(before);
  }

  @Test
  void aLoanIsWrittenAndReadBack() {
    List<VirtualTag> written = new CopyOnWriteArrayList<>();
    pad.onAfiWritten(written::add);
    pad.put(book(1, IN_STOCK), book(2, IN_STOCK));
    watch();
    awaitPad(seen(1, Security.IN_STOCK), seen(2, Security.IN_STOCK));
    assertThat(answer(reader.secure(uid(2), Security.ON_LOAN)))
        .isEqualTo(new SecurityWrite.Verified(uid(2), Security.ON_LOAN));
    assertThat(written).extracting(VirtualTag::uid).containsExactly(uid(2));
    assertThat(pad.tags()).extracting(VirtualTag::afi).containsExactly(IN_STOCK, ON_LOAN);
    pad.take(uid(1));
    awaitPad(seen(2, Security.ON_LOAN));
  }

  @Test
  void aTagIsWrittenEvenWhileNobodyWatches() {
    pad.put(book(1, ON_LOAN));
    reader.start();
    awaitReady();
    assertThat(answer(reader.secure(uid(1), Security.IN_STOCK)))
        .isEqualTo(new SecurityWrite.Verified(uid(1), Security.IN_STOCK));
    await().atMost(SOON).until(() -> !pad.isFieldOn());
  }

  @Test
  void aLockedTagRefuses() {
    VirtualTag tag = book(1, IN_STOCK);
    tag.lock();
    pad.put(tag);
    watch();
    awaitPad(seen(1, Security.IN_STOCK));
    assertFailed(reader.secure(uid(1), Security.ON_LOAN), Cause.TAG_REFUSED, "12 of ISO 15693");
    assertThat(tag.afi()).isEqualTo(IN_STOCK);
  }

  @Test
  void aTagThatOnlySaysItHasWrittenIsFoundOut() {
    VirtualTag tag = book(1, IN_STOCK);
    tag.forget();
    pad.put(tag);
    watch();
    awaitPad(seen(1, Security.IN_STOCK));
    assertFailed(reader.secure(uid(1), Security.ON_LOAN), Cause.TAG_REFUSED, "still says AFI 07");
  }

  @Test
  void switchingOffAndOnAtOnceTellsThePileAgain() {
    reader =
        reader(
            FeigSettings.USUAL,
            PadSettings.USUAL.withAlreadyThere(PadSettings.AlreadyThere.COUNTS));
    pad.put(book(1, IN_STOCK));
    watch();
    awaitPad(seen(1, Security.IN_STOCK));
    reader.watch(false);
    reader.watch(true);
    await().atMost(SOON).until(() -> pads().size() == 2);
    awaitPad(seen(1, Security.IN_STOCK));
  }

  @Test
  void aBookLeftBehindIsNobodysUntilItWasLifted() {
    pad.put(book(1, IN_STOCK));
    watch();
    awaitPad(seen(1, Security.IN_STOCK));
    reader.watch(false);
    await().atMost(SOON).until(() -> !pad.isFieldOn());
    pad.put(book(2, IN_STOCK));
    reader.watch(true);
    awaitPad(seen(2, Security.IN_STOCK));
    pad.take(uid(1));
    pad.take(uid(2));
    awaitPad();
    pad.put(book(1, IN_STOCK));
    awaitPad(seen(1, Security.IN_STOCK));
  }

  @Test
  void aTagAtTheEdgeIsTriedAndAPromiseIsNotMade() {
    VirtualTag edge = book(2, IN_STOCK);
    edge.putAtTheEdge(true);
    pad.put(book(1, IN_STOCK), edge);
    watch();
    await().atMost(SOON).until(() -> pads().stream().anyMatch(pile -> pile.size() == 2));
    assertThat(answer(reader.secure(uid(2), Security.ON_LOAN)))
        .isInstanceOf(SecurityWrite.Failed.class);
    assertThat(edge.afi()).isEqualTo(IN_STOCK);
    assertThat(answer(reader.secure(uid(1), Security.ON_LOAN)))
        .isEqualTo(new SecurityWrite.Verified(uid(1), Security.ON_LOAN));
  }

  @Test
  void twoTagsWithOneUidAreNeitherBook() {
    pad.put(
        book(1, IN_STOCK),
        VirtualTag.item(uid(2), item(2), IN_STOCK),
        VirtualTag.item(uid(2), item(3), IN_STOCK));
    watch();
    await().atMost(SOON).until(() -> !pads().isEmpty());
    assertThat(pads().getFirst()).hasSize(2).contains(seen(1, Security.IN_STOCK));
    assertThat(pads().getFirst().getLast().content()).isInstanceOf(TagContent.Damaged.class);
  }

  @ParameterizedTest
  @EnumSource(PadSettings.Gates.class)
  void everyKindOfGateIsServed(PadSettings.Gates gates) {
    reader = reader(FeigSettings.USUAL, PadSettings.USUAL.withGates(gates));
    VirtualTag tag = book(1, IN_STOCK);
    pad.put(tag);
    reader.start();
    awaitReady();
    for (Security wanted : List.of(Security.IN_STOCK, Security.ON_LOAN, Security.IN_STOCK)) {
      assertThat(answer(reader.secure(uid(1), wanted)))
          .isEqualTo(new SecurityWrite.Verified(uid(1), wanted));
    }
    assertThat(tag.afi()).isEqualTo(IN_STOCK);
    assertThat(tag.eas()).isEqualTo(gates != PadSettings.Gates.AFI);
    reader.watch(true);
    awaitPad(seen(1, Security.IN_STOCK));
  }

  @Test
  void gatesOfBothKindsThatDisagreeAreUnknown() {
    reader = reader(FeigSettings.USUAL, PadSettings.USUAL.withGates(PadSettings.Gates.BOTH));
    pad.put(book(1, IN_STOCK));
    watch();
    awaitPad(seen(1, Security.UNKNOWN));
  }

  @Test
  void allAntennasMakeOnePile() {
    reader =
        reader(
            new FeigSettings(
                255, FrameForm.ADVANCED, 3, BlockOrder.REVERSED, Duration.ofMillis(800)));
    pad.put(book(1, IN_STOCK));
    pad.put(3, book(2, IN_STOCK));
    watch();
    awaitPad(seen(1, Security.IN_STOCK), seen(2, Security.IN_STOCK));
    assertThat(answer(reader.secure(uid(2), Security.ON_LOAN)))
        .isEqualTo(new SecurityWrite.Verified(uid(2), Security.ON_LOAN));
    reader.watch(false);
    await().atMost(SOON).until(() -> !pad.isFieldOn());
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void aBlankTagIsWrittenAndReadBack(Encoding encoding) {
    VirtualTag tag = new VirtualTag(uid(1), 0, IN_STOCK, new byte[0]);
    pad.put(tag);
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
    pad.put(forgetful, locked);
    reader.start();
    awaitReady();
    TagImage image = new TagImage(0x3E, TagCodec.encode(item(1), Encoding.FIXED_BLOCK));
    assertNotWritten(reader.write(uid(1), image), Cause.TAG_REFUSED, "still says DSFID 00");
    assertNotWritten(reader.write(uid(2), image), Cause.TAG_REFUSED, "12 of ISO 15693");
    assertNotWritten(reader.write(uid(3), image), Cause.TAG_GONE, "no tag");
    assertNotWritten(
        reader.write(uid(1), new TagImage(6, new byte[1000])), Cause.TAG_REFUSED, "112 bytes");
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

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTagThatLeavesDuringTheWriteIsNotWritten(boolean afterwards) {
    pad.put(book(1, IN_STOCK));
    watch();
    awaitPad(seen(1, Security.IN_STOCK));
    pad.failWrites(new FeigFault.TagLeaves(afterwards), 1);
    assertFailed(reader.secure(uid(1), Security.ON_LOAN), Cause.TAG_GONE, "no tag");
    awaitPad();
  }

  @Test
  void aTagThatIsNotThereIsGone() {
    watch();
    awaitPad();
    assertFailed(reader.secure(uid(9), Security.ON_LOAN), Cause.TAG_GONE, uid(9).toString());
  }

  @Test
  void unplugWhileWritingGivesOneAnswerAndAPlugBringsItBack() throws IOException {
    pad.put(book(1, IN_STOCK));
    watch();
    awaitPad(seen(1, Security.IN_STOCK));
    pad.failWrites(new FeigFault.Unplugged(), 1);
    assertFailed(reader.secure(uid(1), Security.ON_LOAN), Cause.READER, "");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(reader.condition())
                    .isInstanceOfSatisfying(
                        Condition.Absent.class,
                        absent -> assertThat(absent.reason()).isEqualTo(Reason.UNPLUGGED)));
    assertFailed(reader.secure(uid(1), Security.ON_LOAN), Cause.READER, "");
    pad.put(book(2, IN_STOCK));
    pad.plugIn();
    awaitReady();
    awaitPad(seen(1, Security.IN_STOCK), seen(2, Security.IN_STOCK));
    assertThat(answer(reader.secure(uid(1), Security.ON_LOAN)))
        .isEqualTo(new SecurityWrite.Verified(uid(1), Security.ON_LOAN));
  }

  @Test
  void manyWritesAtOnceGetOneAnswerEach() {
    IntStream.rangeClosed(1, 12).forEach(i -> pad.put(book(i, IN_STOCK)));
    watch();
    await().atMost(SOON).until(() -> !pads().isEmpty());
    List<CompletionStage<SecurityWrite>> writes =
        IntStream.rangeClosed(1, 12)
            .mapToObj(i -> reader.secure(uid(i), Security.ON_LOAN))
            .toList();
    assertThat(writes).allSatisfy(write -> assertThat(answer(write)).isNotNull());
    List<TagUid> verified =
        writes.stream()
            .map(FeigReaderTest::answer)
            .filter(SecurityWrite.Verified.class::isInstance)
            .map(write -> ((SecurityWrite.Verified) write).uid())
            .toList();
    assertThat(pad.tags())
        .filteredOn(tag -> tag.afi() == ON_LOAN)
        .extracting(VirtualTag::uid)
        .containsExactlyElementsOf(verified);
  }

  @Test
  void aLateAnswerIsNeverTakenForAnotherTags() {
    IntStream.rangeClosed(1, 4).forEach(i -> pad.put(book(i, IN_STOCK)));
    reader = reader(with(FrameForm.ADVANCED, 255, Duration.ofMillis(150)));
    reader.start();
    awaitReady();
    pad.fail(new FeigFault.LateAnswer(Duration.ofMillis(200)), 3);
    reader.watch(true);
    await().atMost(SOON).until(() -> !pads().isEmpty() && pads().getLast().size() == 4);
    assertThat(pads())
        .allSatisfy(
            pile ->
                assertThat(pile)
                    .allSatisfy(
                        tag ->
                            assertThat(tag.content())
                                .satisfiesAnyOf(
                                    content -> assertThat(content).isEqualTo(itemOf(tag.uid())),
                                    content ->
                                        assertThat(content)
                                            .isInstanceOf(TagContent.Damaged.class))));
  }

  @Test
  void noiseAndBrokenFramesAreSurvived() {
    reader = reader(with(FrameForm.ADVANCED, 255, Duration.ofMillis(300)));
    pad.put(book(1, IN_STOCK));
    watch();
    awaitPad(seen(1, Security.IN_STOCK));
    for (FeigFault fault :
        List.of(
            new FeigFault.NoiseBefore(),
            new FeigFault.BadCrc(),
            new FeigFault.Truncated(),
            new FeigFault.NoAnswer())) {
      pad.failWrites(fault, 1);
      assertThat(answer(reader.secure(uid(1), Security.ON_LOAN)))
          .as(fault.toString())
          .isEqualTo(new SecurityWrite.Verified(uid(1), Security.ON_LOAN));
    }
    assertThat(reader.condition()).isEqualTo(Condition.READY);
    assertThat(pads()).hasSize(1);
  }

  @Test
  void aReaderThatFallsSilentIsReportedAndComesBack() {
    reader = reader(with(FrameForm.STANDARD, 255, Duration.ofMillis(300)));
    watch();
    awaitPad();
    pad.fail(new FeigFault.NoAnswer(), Integer.MAX_VALUE);
    await().atMost(SOON).until(() -> reader.condition() instanceof Condition.Absent);
    assertThat(reader.condition())
        .isInstanceOfSatisfying(
            Condition.Absent.class,
            absent -> assertThat(absent.reason()).isEqualTo(Reason.NO_ANSWER));
    pad.heal();
    awaitReady();
  }

  @Test
  void aReaderThatRefusesItsWorkIsDegraded() {
    watch();
    awaitPad();
    pad.fail(new FeigFault.Refused(0x82), Integer.MAX_VALUE);
    await().atMost(SOON).until(() -> reader.condition() instanceof Condition.Degraded);
    assertThat(reader.condition())
        .isInstanceOfSatisfying(
            Condition.Degraded.class,
            degraded -> assertThat(degraded.detail()).contains("82").contains("scan"));
    pad.heal();
    awaitReady();
  }

  @Test
  void aStoppedReaderAnswersAtOnce() {
    assertFailed(reader.secure(uid(1), Security.ON_LOAN), Cause.READER, "not been started");
    assertThatThrownBy(() -> reader.secure(uid(1), Security.UNKNOWN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void watch() {
    reader.start();
    reader.watch(true);
  }

  private void awaitReady() {
    await().atMost(SOON).until(() -> reader.condition().equals(Condition.READY));
  }

  private void awaitPad(TagSeen... tags) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(pads()).isNotEmpty();
              assertThat(pads().getLast()).containsExactly(tags);
            });
  }

  private PadChanged lastPad() {
    return events.stream()
        .filter(PadChanged.class::isInstance)
        .map(PadChanged.class::cast)
        .reduce((before, after) -> after)
        .orElseThrow();
  }

  private List<List<TagSeen>> pads() {
    return events.stream()
        .filter(PadChanged.class::isInstance)
        .map(event -> ((PadChanged) event).tags())
        .toList();
  }

  private static void assertFailed(
      CompletionStage<SecurityWrite> write, Cause cause, String detail) {
    assertThat(answer(write))
        .isInstanceOfSatisfying(
            SecurityWrite.Failed.class,
            failed -> {
              assertThat(failed.cause()).isEqualTo(cause);
              assertThat(failed.detail()).contains(detail);
            });
  }

  private static <T> T answer(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(PROMISED.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  private static FeigSettings with(FrameForm form, int address, Duration answerTimeout) {
    return new FeigSettings(address, form, 1, BlockOrder.REVERSED, answerTimeout);
  }

  private static TagUid uid(int number) {
    return new TagUid(0xE0040100_00000000L + number);
  }

  private static ItemTag item(int number) {
    return new ItemTag("2111%04d".formatted(number), "CN-120104", 1, 1, 1);
  }

  private static TagContent itemOf(TagUid uid) {
    return new TagContent.Item(item((int) (uid.value() & 0xFFFF)));
  }

  private static VirtualTag book(int number, int afi) {
    return VirtualTag.item(uid(number), item(number), afi);
  }

  private static TagSeen seen(int number, Security security) {
    return new TagSeen(uid(number), itemOf(uid(number)), security);
  }
}
