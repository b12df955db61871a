/** Digital titles and notices. */
@NullMarked
package org.shuyi.kiosk.screen.reading;

import org.jspecify.annotations.NullMarked;
