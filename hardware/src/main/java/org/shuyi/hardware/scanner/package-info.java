/** The port to a barcode or card scanner. */
@NullMarked
package org.shuyi.hardware.scanner;

import org.jspecify.annotations.NullMarked;
