/**
 * A process of its own that holds the relays of a header or an expander, so that none stays drawn
 * when the kiosk dies or hangs. Towards the kiosk it is a Modbus relay board on a pipe.
 */
@NullMarked
package org.shuyi.hardware.pins.guard;

import org.jspecify.annotations.NullMarked;
