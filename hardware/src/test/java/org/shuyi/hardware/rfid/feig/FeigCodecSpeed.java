package org.shuyi.hardware.rfid.feig;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.shuyi.hardware.rfid.TagUid;

/** A command to read nine blocks, and the answer to it. */
@State(Scope.Benchmark)
public class FeigCodecSpeed {
  private static final int BLOCKS = 9;
  private static final TagUid TAG = TagUid.parse("E00401001A2B3C4D");

  private final Request<byte[]> request = new Request.ReadBlocks(TAG, 0, BLOCKS, 4);
  private final byte[] reply = reply();
  private final Framer framer = new Framer();

  private static byte[] reply() {
    byte[] statusAndData = new byte[3 + BLOCKS * 5];
    statusAndData[1] = BLOCKS;
    statusAndData[2] = 4;
    return FrameForm.ADVANCED.encode(0, Request.ISO_15693, statusAndData);
  }

  @Benchmark
  public Object encode() {
    return FrameForm.ADVANCED.encode(255, request.control(), request.data());
  }

  @Benchmark
  public Object decode() throws UnfitReplyException {
    Reply found = framer.feed(reply, reply.length).getFirst();
    return request.parse(found.status(), found.fields());
  }
}
