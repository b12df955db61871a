package org.shuyi.kiosk.ui.gallery;

import org.shuyi.kiosk.flow.Kiosk;

/**
 * One state worth looking at.
 *
 * @param name as a file name, without language and ending
 */
public record Example(String name, Kiosk kiosk) {}
