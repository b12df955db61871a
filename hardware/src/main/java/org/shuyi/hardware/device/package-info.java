/** What every device has in common: a name, a condition, a start and a stop. */
@NullMarked
package org.shuyi.hardware.device;

import org.jspecify.annotations.NullMarked;
