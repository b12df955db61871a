/** Holds what a library system does against what its capability table says. */
@NullMarked
package org.shuyi.sync.ils.check;

import org.jspecify.annotations.NullMarked;
