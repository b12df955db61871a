/** Modems that speak AT commands, 3GPP TS 27.007. */
@NullMarked
package org.shuyi.hardware.modem.at;

import org.jspecify.annotations.NullMarked;
