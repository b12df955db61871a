/** A wire to a program that is started for it. */
@NullMarked
package org.shuyi.hardware.link.process;

import org.jspecify.annotations.NullMarked;
