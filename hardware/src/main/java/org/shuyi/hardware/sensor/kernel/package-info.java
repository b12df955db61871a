/** Thermometers that the kernel shows as a file. */
@NullMarked
package org.shuyi.hardware.sensor.kernel;

import org.jspecify.annotations.NullMarked;
