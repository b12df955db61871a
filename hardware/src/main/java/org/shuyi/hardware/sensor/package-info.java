/** The ports to what a station feels: warmth and current. */
@NullMarked
package org.shuyi.hardware.sensor;

import org.jspecify.annotations.NullMarked;
