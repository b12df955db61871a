package org.shuyi.kiosk.screen.van;

import javafx.scene.layout.Region;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.kiosk.van.Job;
import org.shuyi.kiosk.van.Van;

/**
 * One kind of job on the glass. Made once and drawn again for every state; it keeps no state of the
 * flow. Only on the JavaFX thread.
 */
public interface VanScreen<J extends Job> {
  Region node();

  void draw(J job, Van van, Texts texts);
}
