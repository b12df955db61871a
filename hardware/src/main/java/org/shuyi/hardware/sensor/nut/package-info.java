/** Supplies behind Network UPS Tools. */
@NullMarked
package org.shuyi.hardware.sensor.nut;

import org.jspecify.annotations.NullMarked;
