/** From what stands at the end of a session to the slip that says so. */
@NullMarked
package org.shuyi.kiosk.receipt;

import org.jspecify.annotations.NullMarked;
