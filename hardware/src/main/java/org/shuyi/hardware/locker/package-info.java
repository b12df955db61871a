/** The port to a locker: doors that are told to open and that say how they stand. */
@NullMarked
package org.shuyi.hardware.locker;

import org.jspecify.annotations.NullMarked;
