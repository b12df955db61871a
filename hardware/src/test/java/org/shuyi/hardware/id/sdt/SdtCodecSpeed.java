package org.shuyi.hardware.id.sdt;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.shuyi.hardware.framing.CheckedFramer;

/** A card looked for, and none there. */
@State(Scope.Benchmark)
public class SdtCodecSpeed {
  private final byte[] none = {
    (byte) 0xAA, (byte) 0xAA, (byte) 0xAA, (byte) 0x96, 0x69, 0, 4, 0, 0, (byte) 0x80, (byte) 0x84
  };

  private final CheckedFramer<Reply> framer = new CheckedFramer<>(Reply.FORM);

  @Benchmark
  public Object encode() {
    return Reply.request(0x20, 0x01);
  }

  @Benchmark
  public Object decode() {
    return framer.feed(none, none.length);
  }
}
