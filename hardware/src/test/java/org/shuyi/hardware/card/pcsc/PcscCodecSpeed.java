package org.shuyi.hardware.card.pcsc;

import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.shuyi.hardware.framing.CheckedFramer;

/** A UID asked for and told. */
@State(Scope.Benchmark)
public class PcscCodecSpeed {
  private final byte[] told = {0, 9, 4, 1, 2, 3, 4, 5, 6, (byte) 0x90, 0};
  private final CheckedFramer<byte[]> framer = new CheckedFramer<>(Apdu.FORM);

  @Benchmark
  public Object encode() {
    return Apdu.uid();
  }

  @Benchmark
  public Optional<byte[]> decode() {
    return Apdu.data(framer.feed(told, told.length).getFirst());
  }
}
