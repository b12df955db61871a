/** The kiosk's window: theme, navigator, and the only place where another thread reaches JavaFX. */
@NullMarked
package org.shuyi.kiosk.ui;

import org.jspecify.annotations.NullMarked;
