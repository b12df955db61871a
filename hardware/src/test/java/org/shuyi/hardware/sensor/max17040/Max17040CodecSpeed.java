package org.shuyi.hardware.sensor.max17040;

import java.util.HexFormat;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Voltage and charge of a MAX17040. */
@State(Scope.Benchmark)
public class Max17040CodecSpeed {
  private final byte[] frame = HexFormat.of().parseHex("b9004880");

  @Benchmark
  public Object decode() {
    return Gauge.of(frame).orElseThrow();
  }
}
