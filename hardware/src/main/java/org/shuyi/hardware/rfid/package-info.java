/** The port to an RFID reader for library tags on a pad, behind a slot or in a compartment. */
@NullMarked
package org.shuyi.hardware.rfid;

import org.jspecify.annotations.NullMarked;
