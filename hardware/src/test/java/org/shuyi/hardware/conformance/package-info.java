/** What every driver has to stand, held against its virtual peer. */
@NullMarked
package org.shuyi.hardware.conformance;

import org.jspecify.annotations.NullMarked;
