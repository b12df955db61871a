/** What the screens say, in every language: pure, no JavaFX. */
@NullMarked
package org.shuyi.kiosk.ui.text;

import org.jspecify.annotations.NullMarked;
