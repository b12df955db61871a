/** Circulation: acts, their ids, and what became of them. Pure values. */
@NullMarked
package org.shuyi.sync.circulation;

import org.jspecify.annotations.NullMarked;
