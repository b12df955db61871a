package org.shuyi.hardware.modbus;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.shuyi.hardware.framing.Framer;

/** A relay switched, and the board says so. */
@State(Scope.Benchmark)
public class ModbusCodecSpeed {
  private final byte[] done = Modbus.coil(1, 0, true);
  private final Framer<byte[]> replies = Modbus.replies();

  @Benchmark
  public Object encode() {
    return Modbus.coil(1, 0, true);
  }

  @Benchmark
  public Object decode() {
    return replies.feed(done, done.length).getFirst();
  }
}
