/** Payment providers: orders that a telephone pays by a QR code. */
@NullMarked
package org.shuyi.kiosk.payment;

import org.jspecify.annotations.NullMarked;
