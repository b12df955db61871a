package org.shuyi.hardware.sensor.sht3x;

import java.util.HexFormat;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A measurement of an SHT3x. */
@State(Scope.Benchmark)
public class Sht3xCodecSpeed {
  private final byte[] frame = HexFormat.of().parseHex("beef92666693");

  @Benchmark
  public Object decode() {
    return Measurement.of(frame).orElseThrow();
  }
}
