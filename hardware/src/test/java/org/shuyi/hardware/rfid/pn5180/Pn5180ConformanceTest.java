package org.shuyi.hardware.rfid.pn5180;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.shuyi.hardware.conformance.DeviceConformance;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.rfid.RfidReader;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.TagImage;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.tag.Encoding;
import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.hardware.rfid.tag.TagCodec;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualPn5180;
import org.shuyi.hardware.virtual.VirtualTag;

/** What every driver has to stand, with a book on the pad. */
final class Pn5180ConformanceTest extends DeviceConformance<RfidReader> {
  private static final TagUid BOOK = TagUid.parse("E00401001A2B3C4D");
  private static final ItemTag ITEM = new ItemTag("11223344", "DE-705", 1, 1, 1);

  @Override
  protected VirtualDevice<?> peer(Path directory) throws IOException {
    VirtualPn5180 made = new VirtualPn5180();
    made.put(VirtualTag.item(BOOK, ITEM, 0x07));
    return made.device();
  }

  @Override
  protected Driver driver() {
    return new Pn5180Driver();
  }

  @Override
  protected Map<String, Function<RfidReader, CompletionStage<?>>> commands() {
    TagImage image = new TagImage(0x06, TagCodec.encode(ITEM, Encoding.OBJECTS));
    return Map.of(
        "secure",
        reader -> reader.secure(BOOK, Security.ON_LOAN),
        "write",
        reader -> reader.write(BOOK, image));
  }

  @Override
  protected Duration deadline() {
    return Duration.ofSeconds(6);
  }
}
