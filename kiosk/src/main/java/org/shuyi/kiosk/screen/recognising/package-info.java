/** The card was read; the answer is on its way. */
@NullMarked
package org.shuyi.kiosk.screen.recognising;

import org.jspecify.annotations.NullMarked;
