/** A wire to a device: bytes out, bytes in, with a deadline, and the ways in which that fails. */
@NullMarked
package org.shuyi.hardware.link;

import org.jspecify.annotations.NullMarked;
