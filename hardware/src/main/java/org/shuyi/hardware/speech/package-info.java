/** The port to a voice that reads the screen's own sentences aloud. */
@NullMarked
package org.shuyi.hardware.speech;

import org.jspecify.annotations.NullMarked;
