/**
 * The demo's second window: books, cards, paper, switches, and what the library system knows. It
 * talks to a {@link org.shuyi.kiosk.workbench.Bench} and to nothing else.
 */
@NullMarked
package org.shuyi.kiosk.workbench;

import org.jspecify.annotations.NullMarked;
