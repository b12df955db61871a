/** Books behind locked doors. */
@NullMarked
package org.shuyi.kiosk.screen.locker;

import org.jspecify.annotations.NullMarked;
