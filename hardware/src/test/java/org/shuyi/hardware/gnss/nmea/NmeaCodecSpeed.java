package org.shuyi.hardware.gnss.nmea;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A fix. */
@State(Scope.Benchmark)
public class NmeaCodecSpeed {
  private final String line = "$GNRMC,023044.00,A,3954.2610,N,11623.4420,E,0.02,,211126,,,A*51";

  @Benchmark
  public Object decode() {
    return Sentence.parse(line);
  }
}
