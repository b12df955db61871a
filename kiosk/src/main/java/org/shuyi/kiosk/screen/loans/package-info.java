/** The patron's loans, to look at and to renew. */
@NullMarked
package org.shuyi.kiosk.screen.loans;

import org.jspecify.annotations.NullMarked;
