/** The part of Modbus RTU that relay boards with contacts speak. */
@NullMarked
package org.shuyi.hardware.modbus;

import org.jspecify.annotations.NullMarked;
