/** A wire to a chip on an SPI bus. */
@NullMarked
package org.shuyi.hardware.link.spi;

import org.jspecify.annotations.NullMarked;
