package org.shuyi.hardware.rfid;

import org.shuyi.hardware.rfid.tag.TagContent;

/** One tag that lies in the field, read whole. */
public record TagSeen(TagUid uid, TagContent content, Security security) {}
