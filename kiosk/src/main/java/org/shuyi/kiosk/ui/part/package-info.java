/** What the screens are made of: theme, icons, buttons, rows. Only on the JavaFX thread. */
@NullMarked
package org.shuyi.kiosk.ui.part;

import org.jspecify.annotations.NullMarked;
