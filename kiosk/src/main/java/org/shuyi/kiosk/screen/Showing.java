package org.shuyi.kiosk.screen;

import org.shuyi.kiosk.flow.Profile;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.kiosk.ui.text.Texts;

/**
 * What every screen is drawn with, whatever the journey.
 *
 * @param overfull more lies on the pad than its reader can hold
 */
public record Showing(Service service, Profile profile, Texts texts, boolean overfull) {}
