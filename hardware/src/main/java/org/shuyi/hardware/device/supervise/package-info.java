/** One thread per device, kept talking to its wire through every loss and every re-plug. */
@NullMarked
package org.shuyi.hardware.device.supervise;

import org.jspecify.annotations.NullMarked;
