/** How many bytes a station sends and receives each day, for a SIM card that has a limit. */
@NullMarked
package org.shuyi.sync.traffic;

import org.jspecify.annotations.NullMarked;
