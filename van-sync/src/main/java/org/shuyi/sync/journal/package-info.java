/** The port to a station's append-only journal, and the ways in which a disk fails. */
@NullMarked
package org.shuyi.sync.journal;

import org.jspecify.annotations.NullMarked;
