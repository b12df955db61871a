/** What every screen is: it draws one kind of journey and reports touches, nothing else. */
@NullMarked
package org.shuyi.kiosk.screen;

import org.jspecify.annotations.NullMarked;
