/** The port to a library system, and what such a system can and can't do. */
@NullMarked
package org.shuyi.sync.ils;

import org.jspecify.annotations.NullMarked;
