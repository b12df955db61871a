/** The port to a watchdog in hardware, which restarts a machine whose program hangs. */
@NullMarked
package org.shuyi.hardware.watchdog;

import org.jspecify.annotations.NullMarked;
