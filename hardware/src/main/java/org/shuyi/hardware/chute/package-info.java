/** The port to a return chute: a slot behind a flap, and bins behind the slot. */
@NullMarked
package org.shuyi.hardware.chute;

import org.jspecify.annotations.NullMarked;
