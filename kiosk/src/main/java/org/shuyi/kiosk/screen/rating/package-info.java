/** What somebody thinks of the service. */
@NullMarked
package org.shuyi.kiosk.screen.rating;

import org.jspecify.annotations.NullMarked;
