/** Lockers behind lock boards: KERONG CU12 and CU16, "8A" boards, and pins of this machine. */
@NullMarked
package org.shuyi.hardware.locker.board;

import org.jspecify.annotations.NullMarked;
