/**
 * Readers that speak the host protocol of FEIG OBID i-scan (also sold as Siemens RF290R).
 *
 * <p>Written from public manuals, without the devices. What they leave uncertain stands in {@link
 * org.shuyi.hardware.rfid.feig.Uncertain}, one constant each, to be settled on the first real
 * reader; the order of bytes in a block needs no constant, because it is found out per tag ({@link
 * org.shuyi.hardware.rfid.tag.BlockOrder}). No locking command is ever sent: a locked AFI could not
 * be set back when the book returns.
 */
@NullMarked
package org.shuyi.hardware.rfid.feig;

import org.jspecify.annotations.NullMarked;
