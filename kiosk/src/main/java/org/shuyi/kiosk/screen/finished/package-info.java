/** All done; take the books and the slip. */
@NullMarked
package org.shuyi.kiosk.screen.finished;

import org.jspecify.annotations.NullMarked;
