/**
 * The van's desk (流动图书车): what staff do at a stop, pure. Lending and taking back are the kiosk's
 * own flows; the session that runs them is too.
 */
@NullMarked
package org.shuyi.kiosk.van;

import org.jspecify.annotations.NullMarked;
