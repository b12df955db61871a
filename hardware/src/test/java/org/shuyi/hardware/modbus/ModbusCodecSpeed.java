package org.shuyi.hardware.modbus;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A relay switched. */
@State(Scope.Benchmark)
public class ModbusCodecSpeed {
  @Benchmark
  public Object encode() {
    return Modbus.coil(1, 0, true);
  }
}
