package org.shuyi.hardware.rfid.feig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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
import org.shuyi.hardware.rfid.RfidReader;
import org.shuyi.hardware.rfid.RfidReaderContract;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.SecurityWrite;
import org.shuyi.hardware.rfid.SecurityWrite.Cause;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.pad.PadSettings;
import org.shuyi.hardware.rfid.tag.BlockOrder;
import org.shuyi.hardware.rfid.tag.Encoding;
import org.shuyi.hardware.rfid.tag.TagContent;
import org.shuyi.hardware.virtual.FeigFault;
import org.shuyi.hardware.virtual.VirtualFeigReader;
import org.shuyi.hardware.virtual.VirtualTag;

/** The real driver, through jSerialComm and a real pseudo-terminal, on a virtual reader. */
class FeigReaderTest extends RfidReaderContract {
  private final VirtualFeigReader pad;

  FeigReaderTest(@TempDir Path directory) throws IOException {
    pad = new VirtualFeigReader(directory.resolve("rfid"));
  }

  @Override
  protected RfidReader reader(PadSettings settings, Consumer<? super DeviceEvent> listener) {
    return reader(FeigSettings.USUAL, settings, listener);
  }

  private FeigReader reader(
      FeigSettings settings, PadSettings filter, Consumer<? super DeviceEvent> listener) {
    SerialSettings serial = new SerialSettings(pad.path(), 38_400, SerialSettings.Parity.NONE);
    return new FeigReader(
        new DeviceId("rfid"), () -> SerialLink.open(serial), settings, filter, listener);
  }

  private void use(FeigSettings settings) {
    use(reader(settings, PadSettings.USUAL, listener()));
  }

  @Override
  protected void put(VirtualTag... tags) {
    pad.put(tags);
  }

  @Override
  protected boolean take(TagUid uid) {
    return pad.take(uid);
  }

  @Override
  protected List<VirtualTag> tags() {
    return pad.tags();
  }

  @Override
  protected boolean isFieldOn() {
    return pad.isFieldOn();
  }

  @Override
  protected void end() {
    pad.close();
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

  @ParameterizedTest
  @EnumSource(FrameForm.class)
  void aPileOfTwelveIsReadWhole(FrameForm form) {
    use(with(form, 0, Duration.ofSeconds(1)));
    IntStream.rangeClosed(1, 12).forEach(i -> pad.put(book(i, IN_STOCK)));
    watch();
    await().atMost(SOON).until(() -> !pads().isEmpty());
    assertThat(pads().getFirst()).hasSize(12);
    assertThat(pads().getFirst())
        .isEqualTo(IntStream.rangeClosed(1, 12).mapToObj(i -> seen(i, Security.IN_STOCK)).toList());
  }

  @Test
  void aReaderThatDoesNotTurnBlocksIsUnderstood() {
    pad.turnsBlocks(false);
    put(book(1, IN_STOCK), VirtualTag.item(uid(2), item(2), Encoding.OBJECTS, IN_STOCK));
    watch();
    awaitPad(seen(1, Security.IN_STOCK), seen(2, Security.IN_STOCK));
  }

  @Test
  void whoeverPlaysWithATagHearsOfEachWrite() {
    List<VirtualTag> written = new CopyOnWriteArrayList<>();
    pad.onAfiWritten(written::add);
    put(book(1, IN_STOCK), book(2, IN_STOCK));
    reader.start();
    awaitReady();
    assertThat(answer(reader.secure(uid(2), Security.ON_LOAN)))
        .isInstanceOf(SecurityWrite.Verified.class);
    assertThat(written).extracting(VirtualTag::uid).containsExactly(uid(2));
  }

  @Test
  void allAntennasMakeOnePile() {
    use(antennas(3, OptionalInt.empty()));
    pad.put(book(1, IN_STOCK));
    pad.put(3, book(2, IN_STOCK));
    watch();
    awaitPad(seen(1, Security.IN_STOCK), seen(2, Security.IN_STOCK));
    assertThat(answer(reader.secure(uid(2), Security.ON_LOAN)))
        .isEqualTo(new SecurityWrite.Verified(uid(2), Security.ON_LOAN));
    reader.watch(false);
    await().atMost(SOON).until(() -> !pad.isFieldOn());
  }

  private static FeigSettings antennas(int count, OptionalInt multiplexer) {
    return new FeigSettings(
        255, FrameForm.ADVANCED, count, multiplexer, BlockOrder.REVERSED, Duration.ofMillis(800));
  }

  @Test
  void allAntennasOfAMultiplexerMakeOnePile() {
    pad.multiplexer(2);
    use(antennas(8, OptionalInt.of(2)));
    pad.put(book(1, IN_STOCK));
    pad.put(8, book(2, IN_STOCK));
    watch();
    awaitPad(seen(1, Security.IN_STOCK), seen(2, Security.IN_STOCK));
    assertThat(answer(reader.secure(uid(2), Security.ON_LOAN)))
        .isEqualTo(new SecurityWrite.Verified(uid(2), Security.ON_LOAN));
    reader.watch(false);
    await().atMost(SOON).until(() -> !pad.isFieldOn());
  }

  @Test
  void aMultiplexerThatIsNotThereIsSaid() {
    use(antennas(8, OptionalInt.of(2)));
    reader.start();
    await()
        .atMost(SOON)
        .until(() -> reader.condition().toString().contains("antenna multiplexer is not found"));
    pad.multiplexer(2);
    awaitReady();
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
  void aLateAnswerIsNeverTakenForAnotherTags() {
    IntStream.rangeClosed(1, 4).forEach(i -> pad.put(book(i, IN_STOCK)));
    use(with(FrameForm.ADVANCED, 255, Duration.ofMillis(150)));
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
    use(with(FrameForm.ADVANCED, 255, Duration.ofMillis(300)));
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
    use(with(FrameForm.STANDARD, 255, Duration.ofMillis(300)));
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

  private static FeigSettings with(FrameForm form, int address, Duration answerTimeout) {
    return new FeigSettings(
        address, form, 1, OptionalInt.empty(), BlockOrder.REVERSED, answerTimeout);
  }
}
