package org.shuyi.hardware.sensor.nut;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What upsd says of a supply. */
@State(Scope.Benchmark)
public class NutCodecSpeed {
  @Benchmark
  public Object decode() {
    return Line.of("VAR ups ups.status \"OL CHRG\"").orElseThrow();
  }
}
