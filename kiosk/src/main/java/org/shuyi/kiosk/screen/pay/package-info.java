/** Paying what is owed. */
@NullMarked
package org.shuyi.kiosk.screen.pay;

import org.jspecify.annotations.NullMarked;
