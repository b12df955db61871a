/** Something needs the centre, and it is not there. */
@NullMarked
package org.shuyi.kiosk.screen.centre;

import org.jspecify.annotations.NullMarked;
