/** Sensirion SHT30, SHT31 and SHT35 on I2C. */
@NullMarked
package org.shuyi.hardware.sensor.sht3x;

import org.jspecify.annotations.NullMarked;
