/** Nothing can be lent to this patron: why, and what helps. */
@NullMarked
package org.shuyi.kiosk.screen.refused;

import org.jspecify.annotations.NullMarked;
