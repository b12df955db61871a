/** From bytes to frames, and from a question to its answer. */
@NullMarked
package org.shuyi.hardware.framing;

import org.jspecify.annotations.NullMarked;
