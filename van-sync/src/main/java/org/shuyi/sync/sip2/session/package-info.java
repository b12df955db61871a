/** SIP2 over a socket, and a library system behind it. */
@NullMarked
package org.shuyi.sync.sip2.session;

import org.jspecify.annotations.NullMarked;
