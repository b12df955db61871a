/** Finding titles by what somebody types: pinyin, initials, Chinese, Latin letters. Pure. */
@NullMarked
package org.shuyi.kiosk.catalogue;

import org.jspecify.annotations.NullMarked;
