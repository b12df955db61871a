/** The station's side of the road: one object that a kiosk talks to. */
@NullMarked
package org.shuyi.sync.agent;

import org.jspecify.annotations.NullMarked;
