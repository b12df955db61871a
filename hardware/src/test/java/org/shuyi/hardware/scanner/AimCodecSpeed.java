package org.shuyi.hardware.scanner;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A code's bytes into its text, and that into symbology and number. */
@State(Scope.Benchmark)
public class AimCodecSpeed {
  private final ByteBuffer code =
      ByteBuffer.wrap("]F021234000001230".getBytes(StandardCharsets.US_ASCII));

  @Benchmark
  public Object decode() {
    return AimIdentifier.of(CodeText.decode(code).orElseThrow()).orElseThrow();
  }
}
