package org.shuyi.hardware.scanner.serial;

import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A card number and its end of line. */
@State(Scope.Benchmark)
public class ScannerCodecSpeed {
  private final byte[] line = "21234000001230\r\n".getBytes(StandardCharsets.US_ASCII);
  private final LineFramer framer = new LineFramer();

  @Benchmark
  public Object decode() {
    return framer.feed(line, line.length);
  }
}
