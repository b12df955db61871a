package org.shuyi.hardware.rfid.pn5180;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.shuyi.hardware.rfid.TagUid;

/** What a tag says about itself, asked and answered. */
@State(Scope.Benchmark)
public class Pn5180CodecSpeed {
  private static final TagUid TAG = TagUid.parse("E00401001A2B3C4D");

  private final byte[] answer = {
    0, 0x0F, 0x4D, 0x3C, 0x2B, 0x1A, 0x00, 0x01, 0x04, (byte) 0xE0, 6, 7, 0x1B, 3, 1
  };

  @Benchmark
  public Object encode() {
    return HostCommand.sendData(AirFrame.information(TAG));
  }

  @Benchmark
  public Object decode() {
    return AirFrame.information(answer, TAG);
  }
}
