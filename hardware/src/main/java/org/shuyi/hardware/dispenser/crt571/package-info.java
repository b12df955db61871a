/**
 * Dispensers of the families Creator CRT-571 and F3 (MTK-F31, QU-TK-F3): frames that begin with F2.
 *
 * <p>Written from public manuals, without the devices. What they leave uncertain stands in {@link
 * org.shuyi.hardware.dispenser.crt571.Uncertain}.
 */
@NullMarked
package org.shuyi.hardware.dispenser.crt571;

import org.jspecify.annotations.NullMarked;
