/** A card is asked for. */
@NullMarked
package org.shuyi.kiosk.screen.identify;

import org.jspecify.annotations.NullMarked;
