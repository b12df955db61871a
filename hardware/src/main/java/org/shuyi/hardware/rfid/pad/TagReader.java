package org.shuyi.hardware.rfid.pad;

import java.io.ByteArrayOutputStream;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.tag.TagCodec;
import org.shuyi.hardware.rfid.tag.TagContent;

/**
 * Reads one tag: what it is, then its memory, as far as that says something. Owned by the device's
 * thread.
 */
final class TagReader {
  /** A whole block of ISO 28560-3, and more than most Chinese libraries write as objects. */
  private static final int USUALLY_ENOUGH = 36;

  /** No library tag writes more; the rest of a bigger memory is not ours. */
  private static final int MOST_BYTES = 256;

  private final PadSettings settings;
  private final Coupler coupler;

  TagReader(PadSettings settings, Coupler coupler) {
    this.settings = settings;
    this.coupler = coupler;
  }

  /** The tag, as far as it answered: one that did not answer to everything is damaged. */
  TagSeen read(Wire wire, TagUid uid) throws LinkException {
    return switch (coupler.information(wire, uid)) {
      case Answer.Done<TagInfo>(TagInfo info) -> read(wire, info);
      case Answer.Refused<TagInfo>(var why, String sentence) ->
          unread(uid, Security.UNKNOWN, sentence);
    };
  }

  private TagSeen read(Wire wire, TagInfo info) throws LinkException {
    Security security = security(wire, info);
    return switch (memory(wire, info)) {
      case Answer.Done<byte[]>(byte[] memory) ->
          new TagSeen(
              info.uid(), TagCodec.decode(info.dsfid(), memory, info.blockSize()), security);
      case Answer.Refused<byte[]>(var why, String sentence) ->
          unread(info.uid(), security, sentence);
    };
  }

  private Answer<byte[]> memory(Wire wire, TagInfo info) throws LinkException {
    int blocks = Math.min(info.blocks(), MOST_BYTES / info.blockSize());
    ByteArrayOutputStream memory = new ByteArrayOutputStream();
    int next = Math.ceilDiv(USUALLY_ENOUGH, info.blockSize());
    for (int first = 0; first < blocks; first += next, next = coupler.blocksAtOnce()) {
      next = Math.min(Math.min(next, coupler.blocksAtOnce()), blocks - first);
      Answer<byte[]> part = coupler.read(wire, info.uid(), first, next, info.blockSize());
      if (!(part instanceof Answer.Done<byte[]>(byte[] read))) {
        return part;
      }
      memory.writeBytes(read);
      if (TagCodec.isWhole(memory.toByteArray(), info.blockSize())) {
        break;
      }
    }
    return new Answer.Done<>(memory.toByteArray());
  }

  /** What the gates would say; UNKNOWN if the two ways to ask disagree or one is not answered. */
  Security security(Wire wire, TagInfo info) throws LinkException {
    Security byAfi = settings.security(info.afi());
    if (!settings.looksAtEas()) {
      return byAfi;
    }
    Security byEas =
        switch (coupler.readEas(wire, info.uid())) {
          case Answer.Done<Boolean>(Boolean on) -> on ? Security.IN_STOCK : Security.ON_LOAN;
          case Answer.Refused<Boolean> ignored -> Security.UNKNOWN;
        };
    return byEas == byAfi || !settings.looksAtAfi() ? byEas : Security.UNKNOWN;
  }

  static TagSeen unread(TagUid uid, Security security, String why) {
    String detail = "Tag " + uid + " could not be read whole: " + why + ".";
    return new TagSeen(uid, new TagContent.Damaged(detail), security);
  }
}
