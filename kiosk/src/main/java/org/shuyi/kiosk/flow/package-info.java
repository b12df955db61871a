/**
 * The patron's journeys as pure functions: (state, event) to (state, effects). No clock, device or
 * screen.
 */
@NullMarked
package org.shuyi.kiosk.flow;

import org.jspecify.annotations.NullMarked;
