/** The port to a mobile modem: how well the van is heard. */
@NullMarked
package org.shuyi.hardware.modem;

import org.jspecify.annotations.NullMarked;
