/** Files that are there whole or not at all, whatever happens to the power. */
@NullMarked
package org.shuyi.sync.file;

import org.jspecify.annotations.NullMarked;
