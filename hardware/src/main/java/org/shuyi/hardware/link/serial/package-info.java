/** Serial ports. The only package that knows jSerialComm. */
@NullMarked
package org.shuyi.hardware.link.serial;

import org.jspecify.annotations.NullMarked;
