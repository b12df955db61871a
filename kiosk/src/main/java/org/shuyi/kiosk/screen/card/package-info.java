/** Getting a library card. */
@NullMarked
package org.shuyi.kiosk.screen.card;

import org.jspecify.annotations.NullMarked;
