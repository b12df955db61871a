/** Link addresses as a technician writes them, and the kind of wire each one opens. */
@NullMarked
package org.shuyi.hardware.link.open;

import org.jspecify.annotations.NullMarked;
