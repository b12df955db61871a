/** What the van's staff see: the desk and what stands around it. */
@NullMarked
package org.shuyi.kiosk.screen.van;

import org.jspecify.annotations.NullMarked;
