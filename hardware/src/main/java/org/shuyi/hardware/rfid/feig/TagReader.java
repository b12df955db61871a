package org.shuyi.hardware.rfid.feig;

import java.io.ByteArrayOutputStream;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.feig.Request.SystemInformation.TagInfo;
import org.shuyi.hardware.rfid.tag.TagCodec;
import org.shuyi.hardware.rfid.tag.TagContent;

/** Reads one tag: what it is, then its memory. Owned by the device's thread. */
final class TagReader {
  /** Fills a standard frame of at most 255 bytes with blocks of 4 bytes and their status. */
  private static final int BLOCKS_AT_ONCE = 32;

  /** No library tag writes more; the rest of a bigger memory is not ours. */
  private static final int MOST_BYTES = 256;

  private final FeigSettings settings;
  private final Conversation conversation;

  TagReader(FeigSettings settings, Conversation conversation) {
    this.settings = settings;
    this.conversation = conversation;
  }

  /** The tag, as far as it answered: one that did not answer to everything is damaged. */
  TagSeen read(Link link, TagUid uid) throws LinkException {
    return switch (conversation.ask(link, new Request.SystemInformation(uid))) {
      case Answer.Done<TagInfo>(TagInfo info) -> read(link, info);
      case Answer.Refused<TagInfo>(Status status) ->
          unread(uid, Security.UNKNOWN, status.sentence());
      case Answer.Unfit<TagInfo>(String detail) -> unread(uid, Security.UNKNOWN, detail);
    };
  }

  private TagSeen read(Link link, TagInfo info) throws LinkException {
    Security security = settings.security(info.afi());
    int blocks = Math.min(info.blocks(), MOST_BYTES / info.blockSize());
    ByteArrayOutputStream memory = new ByteArrayOutputStream();
    for (int first = 0; first < blocks; first += BLOCKS_AT_ONCE) {
      int count = Math.min(BLOCKS_AT_ONCE, blocks - first);
      Request<byte[]> request = new Request.ReadBlocks(info.uid(), first, count, info.blockSize());
      switch (conversation.ask(link, request)) {
        case Answer.Done<byte[]>(byte[] read) -> memory.writeBytes(read);
        case Answer.Refused<byte[]>(Status status) -> {
          return unread(info.uid(), security, status.sentence());
        }
        case Answer.Unfit<byte[]>(String detail) -> {
          return unread(info.uid(), security, detail);
        }
      }
    }
    TagContent content = TagCodec.decode(info.dsfid(), memory.toByteArray(), info.blockSize());
    return new TagSeen(info.uid(), content, security);
  }

  static TagSeen unread(TagUid uid, Security security, String why) {
    String detail = "Tag " + uid + " could not be read whole: " + why + ".";
    return new TagSeen(uid, new TagContent.Damaged(detail), security);
  }
}
