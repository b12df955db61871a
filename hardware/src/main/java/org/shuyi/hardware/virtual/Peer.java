package org.shuyi.hardware.virtual;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What a virtual device says to what it is told, free of wires, threads and clocks. Shares no codec
 * with the driver it is held against. Called under the device's lock, one call at a time.
 */
public interface Peer {
  /**
   * Bytes came from the driver, cut anywhere.
   *
   * @return the answers to the commands that are complete now, in order
   */
  List<Answer> receive(byte[] bytes);

  /**
   * Nothing came for 50 ms: half a frame is dropped by most devices.
   *
   * @return what the device says of its own accord
   */
  default List<Answer> silence() {
    return List.of();
  }

  /**
   * What the device does once it has answered, however long that takes it.
   *
   * @return what it has to say then
   */
  default List<Answer> proceed() {
    return List.of();
  }

  /** What can be wrong with this very device; what any wire does comes on top. */
  default List<Switch> switches() {
    return List.of();
  }

  /** What a person can do to it. */
  default List<Gesture> gestures() {
    return List.of();
  }

  /** How it stands, for who looks at it; empty where there is nothing to see. */
  default String shows() {
    return "";
  }

  /** The cable was pulled: what was half received is gone. */
  default void unplugged() {}

  /** A frame that a driver has to refuse. */
  default byte[] spoiled(byte[] frame) {
    byte[] wrong = frame.clone();
    wrong[wrong.length - 1] ^= 1;
    return wrong;
  }

  /** Bytes that are no frame, but begin like one. */
  default byte[] noise() {
    return new byte[] {0x02, (byte) 0xAA, 0x7F, 0x00, 0x55, 0x03};
  }

  /**
   * One answer.
   *
   * @param frame the bytes
   * @param work how long the device works before the first byte
   */
  record Answer(byte[] frame, Duration work) {
    public static Answer now(byte... frame) {
      return new Answer(frame, Duration.ZERO);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Answer(byte[] theirs, Duration time)
          && Arrays.equals(frame, theirs)
          && work.equals(time);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(frame) + work.hashCode();
    }
  }
}
