/** The service screens. */
@NullMarked
package org.shuyi.kiosk.screen.technician;

import org.jspecify.annotations.NullMarked;
