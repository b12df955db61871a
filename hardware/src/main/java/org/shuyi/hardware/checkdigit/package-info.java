/** Check digits of cards and codes. Pure. */
@NullMarked
package org.shuyi.hardware.checkdigit;

import org.jspecify.annotations.NullMarked;
