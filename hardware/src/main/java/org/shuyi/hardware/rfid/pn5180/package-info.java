/**
 * NXP PN5180 on an SPI bus: the reader of a kiosk that has to be cheap.
 *
 * <p>Written from the data sheet's host interface, AN12650 and public drivers, without the chip.
 * What they leave uncertain stands in {@link org.shuyi.hardware.rfid.pn5180.Uncertain}. SPI has no
 * check sum: whatever a tag said is fetched twice and must be the same.
 */
@NullMarked
package org.shuyi.hardware.rfid.pn5180;

import org.jspecify.annotations.NullMarked;
