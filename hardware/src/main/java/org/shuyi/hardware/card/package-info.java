/** The port to a reader of library cards with a chip, and what its drivers have in common. */
@NullMarked
package org.shuyi.hardware.card;

import org.jspecify.annotations.NullMarked;
