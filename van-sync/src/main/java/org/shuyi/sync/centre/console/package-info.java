/**
 * The centre's console: web pages for the technician who has to know from afar which machine is
 * ill, and why. Pages are functions of what is known; {@link org.shuyi.sync.centre.console.Console}
 * alone answers browsers.
 */
@NullMarked
package org.shuyi.sync.centre.console;

import org.jspecify.annotations.NullMarked;
