/** Books are being taken back. */
@NullMarked
package org.shuyi.kiosk.screen.returning;

import org.jspecify.annotations.NullMarked;
