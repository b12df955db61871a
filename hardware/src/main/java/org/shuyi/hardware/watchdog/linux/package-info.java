/** The watchdog of Linux, Documentation/watchdog/watchdog-api. */
@NullMarked
package org.shuyi.hardware.watchdog.linux;

import org.jspecify.annotations.NullMarked;
