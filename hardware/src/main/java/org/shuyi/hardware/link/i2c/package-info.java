/** Links to chips on an I2C bus. */
@NullMarked
package org.shuyi.hardware.link.i2c;

import org.jspecify.annotations.NullMarked;
