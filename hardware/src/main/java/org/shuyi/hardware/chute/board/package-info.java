/** A chute on relays and contacts: GPIO, an I2C expander or a Modbus board. */
@NullMarked
package org.shuyi.hardware.chute.board;

import org.jspecify.annotations.NullMarked;
