/** Relays, contacts and chips on the header of the machine; what they do, not who drives them. */
@NullMarked
package org.shuyi.hardware.pins;

import org.jspecify.annotations.NullMarked;
