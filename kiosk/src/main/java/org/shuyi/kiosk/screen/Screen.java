package org.shuyi.kiosk.screen;

import javafx.scene.layout.Region;
import org.shuyi.kiosk.flow.Journey;

/**
 * One kind of journey on the glass. Made once and drawn again for every state; it keeps no state of
 * the flow and listens to nothing but its own buttons. Only on the JavaFX thread.
 */
public interface Screen<J extends Journey> {
  Region node();

  void draw(J journey, Showing showing);

  /** Another screen comes: forget every word about the patron and the books. */
  void leave();
}
