package org.shuyi.kiosk.screen;

import java.util.SortedSet;
import org.shuyi.kiosk.flow.Pad;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.kiosk.ui.text.Texts;

/**
 * What every screen is drawn with, whatever the journey.
 *
 * @param pad what lies there
 * @param openDoors of the locker
 */
public record Showing(
    Service service, Profile profile, Texts texts, Pad pad, SortedSet<Integer> openDoors) {}
