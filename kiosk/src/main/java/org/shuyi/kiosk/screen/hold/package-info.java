/** What somebody thinks of the service. */
@NullMarked
package org.shuyi.kiosk.screen.hold;

import org.jspecify.annotations.NullMarked;
