package org.shuyi.hardware.rfid;

import java.util.List;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;

/**
 * The pile on the pad is not what it was. Posted only when every tag was seen often and long enough
 * (a stray read is not a book), and once with what lies there when watching starts.
 *
 * @param tags all tags now on the pad, in the order in which they came
 * @param overfull true if more lies there than the reader can hold: some books are not among these,
 *     and the patron has to take some away
 */
public record PadChanged(DeviceId device, List<TagSeen> tags, boolean overfull)
    implements DeviceEvent {
  public PadChanged {
    tags = List.copyOf(tags);
  }
}
