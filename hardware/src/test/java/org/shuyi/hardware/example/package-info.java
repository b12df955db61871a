/** The driver of hardware/DRIVERS.md, word for word. */
@NullMarked
package org.shuyi.hardware.example;

import org.jspecify.annotations.NullMarked;
