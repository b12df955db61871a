package org.shuyi.kiosk.session;

import java.util.List;
import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.kiosk.flow.Effect;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Service;

/**
 * What a session runs: the patrons' journeys, or the van's desk. It holds the state and shows it;
 * devices, decisions and the journal are the session's. Only its thread calls it, but where that is
 * said.
 */
public interface Program {
  /**
   * Before the first event: shows the first state.
   *
   * @param post takes what {@link #perform} leads to, from any thread
   */
  void begin(Consumer<Event> post);

  /** What an event means, and what is wanted for it, in this order. */
  List<Effect> take(Event event);

  /** As it was told last. */
  Service service();

  /** Nobody is being served. */
  boolean rests();

  /** What a device says that means nothing to the session, on the device's thread. */
  default void heard(DeviceEvent event) {}

  /** Does what only this program asks for. */
  void perform(Effect.Elsewhere effect);
}
