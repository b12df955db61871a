/** The header of a Raspberry Pi through Pi4J, which nobody else knows. */
@NullMarked
package org.shuyi.hardware.pins.pi4j;

import org.jspecify.annotations.NullMarked;
