package org.shuyi.hardware.locker.board;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.shuyi.hardware.framing.Framer;

/** The state of all doors of a board, asked and answered. */
@State(Scope.Benchmark)
public class BoardCodecSpeed {
  private static final Place FIRST = new Place(0, 1);

  private final Kerong kerong = new Kerong(1);
  private final Framer<byte[]> kerongs = kerong.framer();
  private final byte[] kerongAnswer = {2, 0, 0x35, -1, -1, 0, 0, 3, 0x38};
  private final EightA eightA = new EightA(0x11);
  private final Framer<byte[]> eightAs = eightA.framer();
  private final byte[] eightAAnswer = {(byte) 0x80, 0, 1, 0x11, (byte) 0x90};

  @Benchmark
  public Object encodeKerong() {
    return kerong.ask(FIRST);
  }

  @Benchmark
  public Object decodeKerong() {
    byte[] frame = kerongs.feed(kerongAnswer, kerongAnswer.length).getFirst();
    return kerong.answer(FIRST, frame);
  }

  @Benchmark
  public Object encodeEightA() {
    return eightA.ask(FIRST);
  }

  @Benchmark
  public Object decodeEightA() {
    byte[] frame = eightAs.feed(eightAAnswer, eightAAnswer.length).getFirst();
    return eightA.answer(FIRST, frame);
  }
}
