/** TCP connections to devices. The only package that opens sockets. */
@NullMarked
package org.shuyi.hardware.link.tcp;

import org.jspecify.annotations.NullMarked;
