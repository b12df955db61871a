package org.shuyi.hardware.rfid.tag;

import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A tag's memory into what it says, and back. */
@State(Scope.Benchmark)
public class TagCodecSpeed {
  private static final ItemTag ITEM = new ItemTag("21111115", "CN-120104", 1, 1, 1);

  private final byte[] objects = memory(Encoding.OBJECTS);
  private final byte[] fixed = memory(Encoding.FIXED_BLOCK);

  private static byte[] memory(Encoding encoding) {
    return Arrays.copyOf(TagCodec.encode(ITEM, encoding), 112);
  }

  @Benchmark
  public Object decodeObjects() {
    return TagCodec.decode(Encoding.OBJECTS.dsfid(), objects, 4);
  }

  @Benchmark
  public Object decodeFixedBlock() {
    return TagCodec.decode(Encoding.FIXED_BLOCK.dsfid(), fixed, 4);
  }

  @Benchmark
  public Object encodeObjects() {
    return TagCodec.encode(ITEM, Encoding.OBJECTS);
  }

  @Benchmark
  public Object encodeFixedBlock() {
    return TagCodec.encode(ITEM, Encoding.FIXED_BLOCK);
  }
}
