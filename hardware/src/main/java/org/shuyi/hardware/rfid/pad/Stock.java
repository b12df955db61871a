package org.shuyi.hardware.rfid.pad;

import java.util.List;
import org.shuyi.hardware.rfid.TagUid;

/**
 * The tags in the field of one antenna.
 *
 * @param tags in the order of the reader
 * @param more true if there are others that were not asked for
 */
public record Stock(List<TagUid> tags, boolean more) {
  public Stock {
    tags = List.copyOf(tags);
  }
}
