/** Finding a book: typing, classes, lists, one title. */
@NullMarked
package org.shuyi.kiosk.screen.search;

import org.jspecify.annotations.NullMarked;
