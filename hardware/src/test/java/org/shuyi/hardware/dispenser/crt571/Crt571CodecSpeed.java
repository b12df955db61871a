package org.shuyi.hardware.dispenser.crt571;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.shuyi.hardware.dispenser.crt571.Frame.Message;
import org.shuyi.hardware.framing.CheckedFramer;

/** A card to the mouth, ordered and heard. */
@State(Scope.Benchmark)
public class Crt571CodecSpeed {
  private final byte[] frame = new Message(0, Order.TO_MOUTH.text()).bytes();
  private final CheckedFramer<Frame> framer = new CheckedFramer<>(Frame.FORM);

  @Benchmark
  public Object encode() {
    return new Message(0, Order.TO_MOUTH.text()).bytes();
  }

  @Benchmark
  public Object decode() {
    return framer.feed(frame, frame.length);
  }
}
