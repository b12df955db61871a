package org.shuyi.kiosk.screen;

import java.util.List;
import java.util.SortedSet;
import org.shuyi.kiosk.flow.Pad;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.kiosk.flow.Title;
import org.shuyi.kiosk.ui.text.Texts;

/**
 * What every screen is drawn with, whatever the journey.
 *
 * @param pad what lies there
 * @param openDoors of the locker
 * @param window some of what is in this kiosk now
 */
public record Showing(
    Service service,
    Profile profile,
    Texts texts,
    Pad pad,
    SortedSet<Integer> openDoors,
    List<Title> window) {
  public Showing {
    window = List.copyOf(window);
  }
}
