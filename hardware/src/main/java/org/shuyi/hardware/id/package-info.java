/** The port to a reader of identity documents. */
@NullMarked
package org.shuyi.hardware.id;

import org.jspecify.annotations.NullMarked;
