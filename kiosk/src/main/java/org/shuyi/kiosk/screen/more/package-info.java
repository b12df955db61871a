/** What else can be done here. */
@NullMarked
package org.shuyi.kiosk.screen.more;

import org.jspecify.annotations.NullMarked;
