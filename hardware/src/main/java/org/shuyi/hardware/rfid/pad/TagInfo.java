package org.shuyi.hardware.rfid.pad;

import org.shuyi.hardware.rfid.TagUid;

/**
 * What a tag says about itself (ISO/IEC 15693-3, "get system information").
 *
 * @param dsfid data storage format identifier, 0 to 255
 * @param afi application family identifier, which library gates look at, 0 to 255
 * @param blockSize 1 to 32 bytes
 * @param blocks 1 to 256
 */
public record TagInfo(TagUid uid, int dsfid, int afi, int blockSize, int blocks) {
  int bytes() {
    return blocks * blockSize;
  }
}
