/** The port to a machine that gives out library cards. */
@NullMarked
package org.shuyi.hardware.dispenser;

import org.jspecify.annotations.NullMarked;
