/** Lines of a header, with Pi4J's mock provider. */
@NullMarked
package org.shuyi.hardware.pins.pi4j;

import org.jspecify.annotations.NullMarked;
