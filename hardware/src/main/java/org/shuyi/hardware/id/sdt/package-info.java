/**
 * Readers of the resident identity card with the certified module (SAM) inside, on a serial wire.
 *
 * <p>Written from public descriptions, without the devices. What they leave uncertain stands in
 * {@link org.shuyi.hardware.id.sdt.Uncertain}. The photo stays in the frame, which is wiped.
 */
@NullMarked
package org.shuyi.hardware.id.sdt;

import org.jspecify.annotations.NullMarked;
