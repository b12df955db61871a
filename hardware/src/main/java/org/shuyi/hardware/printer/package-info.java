/** The port to a receipt printer, and the document it prints. */
@NullMarked
package org.shuyi.hardware.printer;

import org.jspecify.annotations.NullMarked;
