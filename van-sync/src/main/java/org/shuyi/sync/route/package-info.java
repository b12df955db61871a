/** Where a van goes, when, and when it comes back: routes as values, and what follows from them. */
@NullMarked
package org.shuyi.sync.route;

import org.jspecify.annotations.NullMarked;
