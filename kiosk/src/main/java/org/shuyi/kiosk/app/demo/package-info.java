/**
 * Everything on one machine, to look at: virtual devices, broker, centre, demo ILS, kiosk,
 * workbench and tour.
 */
@NullMarked
package org.shuyi.kiosk.app.demo;

import org.jspecify.annotations.NullMarked;
