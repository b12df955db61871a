/** What a library has and who reads there, out of files that its system exports. */
@NullMarked
package org.shuyi.sync.catalogue;

import org.jspecify.annotations.NullMarked;
