/** What a library reports of its service points: acts counted in the terms of ISO 2789. */
@NullMarked
package org.shuyi.sync.statistics;

import org.jspecify.annotations.NullMarked;
