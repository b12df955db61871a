/** QR codes for glass and paper: pure. */
@NullMarked
package org.shuyi.hardware.printer.qr;

import org.jspecify.annotations.NullMarked;
