/**
 * Fuel gauges Maxim MAX17040, 41, 43, 44, 48 and 49 on I2C, as supplies for small machines have.
 */
@NullMarked
package org.shuyi.hardware.sensor.max17040;

import org.jspecify.annotations.NullMarked;
