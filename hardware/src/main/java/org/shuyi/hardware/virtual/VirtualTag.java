package org.shuyi.hardware.virtual;

import java.util.Arrays;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.tag.Encoding;
import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.hardware.rfid.tag.TagCodec;

/**
 * A tag of ISO/IEC 15693 as it is glued into a book: 28 blocks of 4 bytes unless made with more,
 * and what the reader can be told about it. Any thread.
 */
public final class VirtualTag {
  /** Bytes in a block. */
  public static final int BLOCK_SIZE = 4;

  /** User memory of the commonest library tag (NXP ICODE SLIX: 28 blocks). */
  public static final int USUAL_BYTES = 28 * BLOCK_SIZE;

  private final TagUid uid;
  private final byte[] memory;
  private int dsfid;
  private int afi;
  private boolean eas;
  private boolean atTheEdge;
  private boolean heardLast;
  private boolean locked;
  private boolean forgetful;
  private boolean worn;

  /**
   * Makes a tag with any content.
   *
   * @param dsfid data storage format identifier, 0 to 255
   * @param afi application family identifier, 0 to 255
   * @param content from block 0 on; filled up with zeros to a whole block and to {@link
   *     #USUAL_BYTES} if shorter
   */
  public VirtualTag(TagUid uid, int dsfid, int afi, byte[] content) {
    int blocks = (Math.max(content.length, USUAL_BYTES) + BLOCK_SIZE - 1) / BLOCK_SIZE;
    this.uid = uid;
    this.dsfid = dsfid;
    this.afi = afi;
    this.memory = Arrays.copyOf(content, blocks * BLOCK_SIZE);
  }

  /** A tag with the fixed block of ISO 28560-3. */
  public static VirtualTag item(TagUid uid, ItemTag item, int afi) {
    return item(uid, item, Encoding.FIXED_BLOCK, afi);
  }

  /** A tag with an item, written in either way. */
  public static VirtualTag item(TagUid uid, ItemTag item, Encoding encoding, int afi) {
    return new VirtualTag(uid, encoding.dsfid(), afi, TagCodec.encode(item, encoding));
  }

  public TagUid uid() {
    return uid;
  }

  /** Another tag with the same UID and nothing on it. */
  VirtualTag twin() {
    return new VirtualTag(uid, 0, 0, new byte[0]);
  }

  public synchronized int dsfid() {
    return dsfid;
  }

  public synchronized int afi() {
    return afi;
  }

  /** The user memory, lowest address first. */
  public synchronized byte[] memory() {
    return memory.clone();
  }

  /** Whether it rings an EAS gate; it does not when made. */
  public synchronized boolean eas() {
    return eas;
  }

  /**
   * A tag at the edge of the field hears every second command only, and has not the power to write.
   */
  public synchronized void putAtTheEdge(boolean edge) {
    atTheEdge = edge;
  }

  synchronized boolean isAtTheEdge() {
    return atTheEdge;
  }

  /** Whether it hears the command that is given now. */
  synchronized boolean hears() {
    heardLast = !atTheEdge || !heardLast;
    return heardLast;
  }

  int blocks() {
    return memory.length / BLOCK_SIZE;
  }

  /** From now on the tag refuses to have its AFI written, as a locked one does. */
  public synchronized void lock() {
    locked = true;
  }

  /** From now on the tag says that it has written, and has not. */
  public synchronized void forget() {
    forgetful = true;
  }

  /** A worn tag is seen in an inventory, but its memory can't be read. */
  public synchronized void wearOut(boolean worn) {
    this.worn = worn;
  }

  synchronized boolean isWorn() {
    return worn;
  }

  /**
   * Writes the AFI.
   *
   * @return false if the tag refuses
   */
  synchronized boolean writeAfi(int value) {
    if (!locked && !forgetful) {
      afi = value;
    }
    return !locked;
  }

  /** As {@link #writeAfi}. */
  synchronized boolean writeEas(boolean on) {
    if (!locked && !forgetful) {
      eas = on;
    }
    return !locked;
  }

  /** As {@link #writeAfi}. */
  synchronized boolean writeDsfid(int value) {
    if (!locked && !forgetful) {
      dsfid = value;
    }
    return !locked;
  }

  /** As {@link #writeAfi}; one block. */
  synchronized boolean writeBlock(int block, byte[] bytes) {
    if (!locked && !forgetful) {
      System.arraycopy(bytes, 0, memory, block * BLOCK_SIZE, BLOCK_SIZE);
    }
    return !locked;
  }
}
