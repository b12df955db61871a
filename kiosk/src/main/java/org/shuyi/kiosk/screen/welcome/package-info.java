/** Nobody is here: three choices, and what works now. */
@NullMarked
package org.shuyi.kiosk.screen.welcome;

import org.jspecify.annotations.NullMarked;
