/** Scanners that send plain lines over a serial wire. */
@NullMarked
package org.shuyi.hardware.scanner.serial;

import org.jspecify.annotations.NullMarked;
