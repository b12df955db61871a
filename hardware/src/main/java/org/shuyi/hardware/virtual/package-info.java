/**
 * Virtual devices on real pseudo-terminals, for demonstrations, training and tests. They speak the
 * wire protocol of the real thing; nothing but the composition root and tests may name them.
 */
@NullMarked
package org.shuyi.hardware.virtual;

import org.jspecify.annotations.NullMarked;
