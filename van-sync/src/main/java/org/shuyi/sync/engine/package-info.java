/**
 * The sync brain of a station, pure: {@code (state, event, now) -> (state, effects)}. It decides
 * when to connect, what to send again and when the centre counts as reachable; it does none of it.
 */
@NullMarked
package org.shuyi.sync.engine;

import org.jspecify.annotations.NullMarked;
