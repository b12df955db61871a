package org.shuyi.hardware.rfid.feig;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.shuyi.hardware.conformance.DeviceConformance;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.rfid.RfidReader;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualFeigReader;
import org.shuyi.hardware.virtual.VirtualTag;

/** What every driver has to stand, with a book on the pad. */
abstract class FeigConformance extends DeviceConformance<RfidReader> {
  private static final TagUid BOOK = TagUid.parse("E00401001A2B3C4D");

  abstract VirtualFeigReader reader(Path directory) throws IOException;

  @Override
  protected final VirtualDevice<?> peer(Path directory) throws IOException {
    VirtualFeigReader reader = reader(directory);
    reader.put(VirtualTag.item(BOOK, new ItemTag("11223344", "DE-705", 1, 1, 1), 0x07));
    return reader.device();
  }

  @Override
  protected final Driver driver() {
    return new FeigDriver();
  }

  @Override
  protected final Map<String, Function<RfidReader, CompletionStage<?>>> commands() {
    return Map.of("secure", reader -> reader.secure(BOOK, Security.ON_LOAN));
  }
}
