/** The port to a satellite receiver: where a van is, and what time it is. */
@NullMarked
package org.shuyi.hardware.gnss;

import org.jspecify.annotations.NullMarked;
