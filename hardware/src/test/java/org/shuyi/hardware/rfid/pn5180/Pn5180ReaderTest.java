package org.shuyi.hardware.rfid.pn5180;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.device.Advice;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.Examination;
import org.shuyi.hardware.device.Identity;
import org.shuyi.hardware.rfid.RfidReader;
import org.shuyi.hardware.rfid.RfidReaderContract;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.pad.PadSettings;
import org.shuyi.hardware.virtual.VirtualPn5180;
import org.shuyi.hardware.virtual.VirtualTag;

/** The real driver on a virtual bus, and a chip with registers behind it. */
class Pn5180ReaderTest extends RfidReaderContract {
  private final VirtualPn5180 chip;

  Pn5180ReaderTest() throws IOException {
    chip = new VirtualPn5180();
  }

  @Override
  protected RfidReader reader(PadSettings settings, Consumer<? super DeviceEvent> listener) {
    return new Pn5180Reader(new DeviceId("rfid"), chip.opener(), settings, listener);
  }

  @Override
  protected void put(VirtualTag... tags) {
    chip.put(tags);
  }

  @Override
  protected boolean take(TagUid uid) {
    return chip.take(uid);
  }

  @Override
  protected List<VirtualTag> tags() {
    return chip.tags();
  }

  @Override
  protected boolean isFieldOn() {
    return chip.isFieldOn();
  }

  @Override
  protected void end() {
    chip.close();
  }

  @Test
  void anExaminationTellsTheFirmwareAndTheDie() {
    reader.start();
    awaitReady();
    Examination examination = answer(reader.examine());
    assertThat(examination.identity())
        .isEqualTo(
            new Identity("NXP PN5180, version 4.0", "4.1", "0102030405060708090A0B0C0D0E0F10"));
    assertThat(examination.exchange().getFirst().meaning()).isEqualTo("Asks for register 02.");
  }

  @Test
  void aTechnicianIsToldThatTheChipIsGone() {
    reader.start();
    awaitReady();
    chip.device().unplug();
    Examination examination = answer(reader.examine());
    assertThat(Advice.of(examination).orElseThrow().cause()).contains("says nothing");
  }
}
