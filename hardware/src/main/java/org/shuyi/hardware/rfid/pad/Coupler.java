package org.shuyi.hardware.rfid.pad;

import java.time.Duration;
import org.shuyi.hardware.device.Identity;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.pad.Answer.Nothing;

/**
 * A reader as ISO/IEC 15693 sees it, a vicinity coupling device: one command, one answer. There is
 * no command that locks anything: a locked AFI could not be set back when the book returns.
 *
 * <p>Owned by the device's thread. Every method throws {@link LinkException} if no answer came, of
 * kind TIMED_OUT or GARBLED if the wire may still be good.
 */
public interface Coupler {
  /** A real round trip: who is there. */
  Answer<Identity> identify(Wire wire) throws LinkException;

  /** How many antennas there are to go through, 1 to 8. */
  int antennas();

  /** How long an answer may usually take; less than a second. */
  Duration patience();

  /** How many blocks a read or a write takes at once, at least 1. */
  int blocksAtOnce();

  /**
   * Switches one antenna on and all others off.
   *
   * @param antenna from 1 on; 0 for none
   */
  Answer<Nothing> field(Wire wire, int antenna) throws LinkException;

  /**
   * Switches the field off for a moment: every tag, and the reader's memory of tags, starts anew.
   */
  Answer<Nothing> reset(Wire wire) throws LinkException;

  /**
   * Which tags are there, with anticollision.
   *
   * @param most stop when so many are known
   */
  Answer<Stock> inventory(Wire wire, int most) throws LinkException;

  Answer<TagInfo> information(Wire wire, TagUid uid) throws LinkException;

  /**
   * Reads blocks, lowest address first as far as the reader is known to hand them over.
   *
   * @param count 1 to {@link #blocksAtOnce()}
   */
  Answer<byte[]> read(Wire wire, TagUid uid, int first, int count, int blockSize)
      throws LinkException;

  /**
   * Writes whole blocks, in the same order as {@link #read}.
   *
   * @param data 1 to {@link #blocksAtOnce()} blocks
   */
  Answer<Nothing> write(Wire wire, TagUid uid, int first, byte[] data, int blockSize)
      throws LinkException;

  Answer<Nothing> writeAfi(Wire wire, TagUid uid, int afi) throws LinkException;

  Answer<Nothing> writeDsfid(Wire wire, TagUid uid, int dsfid) throws LinkException;

  /** Switches the EAS bit of an NXP ICODE tag. */
  Answer<Nothing> writeEas(Wire wire, TagUid uid, boolean on) throws LinkException;

  /** Whether an NXP ICODE tag rings an EAS gate. */
  Answer<Boolean> readEas(Wire wire, TagUid uid) throws LinkException;

  /** The wire was closed: nothing that was asked before is answered any more. */
  void lost();

  /** As {@link org.shuyi.hardware.device.supervise.Protocol#explain}. */
  String explain(boolean sent, byte[] bytes);
}
