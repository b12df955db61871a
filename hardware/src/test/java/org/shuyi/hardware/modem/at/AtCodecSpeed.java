package org.shuyi.hardware.modem.at;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.shuyi.hardware.framing.LineFramer;

/** A modem's strength of signal. */
@State(Scope.Benchmark)
public class AtCodecSpeed {
  private final byte[] line = "\r\n+CSQ: 21,99\r\n".getBytes(StandardCharsets.US_ASCII);
  private final LineFramer framer = new LineFramer(80);

  @Benchmark
  public Object decode() {
    List<String> lines = framer.feed(line, line.length);
    return Reply.of(lines.getFirst());
  }
}
