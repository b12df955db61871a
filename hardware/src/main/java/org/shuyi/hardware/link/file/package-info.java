/** Devices that are a file of the system, as a USB printer is {@code /dev/usb/lp0}. */
@NullMarked
package org.shuyi.hardware.link.file;

import org.jspecify.annotations.NullMarked;
