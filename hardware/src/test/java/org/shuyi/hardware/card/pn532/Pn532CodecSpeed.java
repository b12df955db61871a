package org.shuyi.hardware.card.pn532;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.shuyi.hardware.framing.CheckedFramer;

/** A card looked for, and one with a UID of seven bytes found. */
@State(Scope.Benchmark)
public class Pn532CodecSpeed {
  private static final int LIST_PASSIVE_TARGET = 0x4A;

  private final byte[] found = {
    0, 0, -1, 0x0F, (byte) 0xF1, (byte) 0xD5, 0x4B, 1, 1, 0, 0x44, 0, 7, 4, 1, 2, 3, 4, 5, 6, 0, 0
  };

  private final CheckedFramer<Frame> framer = new CheckedFramer<>(Frame.FORM);

  /** The check sum over what is above. */
  public Pn532CodecSpeed() {
    int sum = 0;
    for (int i = 5; i < found.length - 2; i++) {
      sum += found[i];
    }
    found[found.length - 2] = (byte) -sum;
  }

  @Benchmark
  public Object encode() {
    return Frame.command(LIST_PASSIVE_TARGET, (byte) 1, (byte) 0);
  }

  @Benchmark
  public Object decode() {
    return framer.feed(found, found.length).getFirst();
  }
}
