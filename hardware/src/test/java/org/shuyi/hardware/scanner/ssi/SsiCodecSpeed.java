package org.shuyi.hardware.scanner.ssi;

import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.shuyi.hardware.framing.CheckedFramer;

/** A card number in Codabar, and its acknowledgement. */
@State(Scope.Benchmark)
public class SsiCodecSpeed {
  private final byte[] code = code();
  private final CheckedFramer<Packet> framer = new CheckedFramer<>(Packet.FORM);

  /** Length, opcode, source, status, symbology, number and check sum. */
  private static byte[] code() {
    byte[] number = "21234000001230".getBytes(StandardCharsets.US_ASCII);
    byte[] packet = new byte[5 + number.length + 2];
    packet[0] = (byte) (packet.length - 2);
    packet[1] = (byte) Packet.DECODE_DATA;
    packet[4] = 2;
    System.arraycopy(number, 0, packet, 5, number.length);
    int sum = 0;
    for (byte b : packet) {
      sum += b & 0xFF;
    }
    packet[packet.length - 2] = (byte) (-sum >> 8);
    packet[packet.length - 1] = (byte) -sum;
    return packet;
  }

  @Benchmark
  public Object encode() {
    return Packet.toScanner(Packet.ACK);
  }

  @Benchmark
  public Object decode() {
    return framer.feed(code, code.length).getFirst();
  }
}
