/** How a station's file finds a driver, and how a driver reads its settings. */
@NullMarked
package org.shuyi.hardware.driver;

import org.jspecify.annotations.NullMarked;
