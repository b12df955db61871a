/** The watchdog of systemd, sd_notify(3) and sd_watchdog_enabled(3). */
@NullMarked
package org.shuyi.hardware.watchdog.systemd;

import org.jspecify.annotations.NullMarked;
