package org.shuyi.hardware.gnss.nmea;

import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.shuyi.hardware.framing.LineFramer;

/** A fix. */
@State(Scope.Benchmark)
public class NmeaCodecSpeed {
  private final byte[] line =
      "$GNRMC,023044.00,A,3954.2610,N,11623.4420,E,0.02,,211126,,,A*51\r\n"
          .getBytes(StandardCharsets.US_ASCII);
  private final LineFramer framer = new LineFramer(120);

  @Benchmark
  public Object decode() {
    return Sentence.parse(framer.feed(line, line.length).getFirst());
  }
}
