/** The one choice of who holds pins and buses: this machine's header, or another program. */
@NullMarked
package org.shuyi.hardware.pins.open;

import org.jspecify.annotations.NullMarked;
