/** One mailbox thread: events in, flow, effects out. It owns the session's time-out. */
@NullMarked
package org.shuyi.kiosk.session;

import org.jspecify.annotations.NullMarked;
