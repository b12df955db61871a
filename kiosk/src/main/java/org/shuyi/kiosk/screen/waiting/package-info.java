/** The machine is at work. */
@NullMarked
package org.shuyi.kiosk.screen.waiting;

import org.jspecify.annotations.NullMarked;
