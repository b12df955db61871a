/** What is written on a library tag: ISO 28560 contents, pure bytes in and out. */
@NullMarked
package org.shuyi.hardware.rfid.tag;

import org.jspecify.annotations.NullMarked;
