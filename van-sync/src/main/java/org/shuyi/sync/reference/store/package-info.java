/** Keeps a station's reference data in a file, and answers from it. */
@NullMarked
package org.shuyi.sync.reference.store;

import org.jspecify.annotations.NullMarked;
