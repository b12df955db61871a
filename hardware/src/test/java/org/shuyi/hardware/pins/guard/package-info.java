/** The guard of the relays, with its processes killed. */
@NullMarked
package org.shuyi.hardware.pins.guard;

import org.jspecify.annotations.NullMarked;
