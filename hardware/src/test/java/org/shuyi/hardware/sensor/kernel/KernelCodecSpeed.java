package org.shuyi.hardware.sensor.kernel;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the kernel's file says of a DS18B20. */
@State(Scope.Benchmark)
public class KernelCodecSpeed {
  private final String text =
      "72 01 4b 46 7f ff 0e 10 57 : crc=57 YES\n72 01 4b 46 7f ff 0e 10 57 t=23125\n";

  @Benchmark
  public Object decode() {
    return Reading.DS18B20.celsius(text);
  }
}
