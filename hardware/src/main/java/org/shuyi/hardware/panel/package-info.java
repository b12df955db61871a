/** The port to what is around a station's screen: who stands there, the case, a lamp, a beeper. */
@NullMarked
package org.shuyi.hardware.panel;

import org.jspecify.annotations.NullMarked;
