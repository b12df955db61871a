/** How fast and how large, as ratios within one run: {@code mvn -Pbench}. */
@NullMarked
package org.shuyi.sync.bench;

import org.jspecify.annotations.NullMarked;
