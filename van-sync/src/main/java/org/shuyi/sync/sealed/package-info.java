/** Personal data on its way to the centre: sealed at a station, opened there and nowhere else. */
@NullMarked
package org.shuyi.sync.sealed;

import org.jspecify.annotations.NullMarked;
