/** Books are being lent. */
@NullMarked
package org.shuyi.kiosk.screen.borrow;

import org.jspecify.annotations.NullMarked;
