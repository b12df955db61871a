/**
 * What every reader with a pad does alike, whatever it speaks: take stock, filter what it saw, read
 * each tag, write and look again. A vendor's package adds a {@link
 * org.shuyi.hardware.rfid.pad.Coupler}.
 */
@NullMarked
package org.shuyi.hardware.rfid.pad;

import org.jspecify.annotations.NullMarked;
