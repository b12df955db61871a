package org.shuyi.hardware.rfid;

import java.util.List;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;

/**
 * The pile on the pad is not what it was. Posted only when the same set of tags was seen often
 * enough in a row (a stray read is not a book), and once with what lies there when watching starts.
 *
 * @param tags all tags now on the pad, in the order in which they came
 */
public record PadChanged(DeviceId device, List<TagSeen> tags) implements DeviceEvent {
  public PadChanged {
    tags = List.copyOf(tags);
  }
}
