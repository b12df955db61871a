/** Commands and wiring by plain constructors: the only place that names concrete drivers. */
@NullMarked
package org.shuyi.kiosk.app;

import org.jspecify.annotations.NullMarked;
