/**
 * A seeded world around the real sync logic: stations, people, books, a network, a library system,
 * clocks; and an oracle that knows only what people saw.
 */
@NullMarked
package org.shuyi.sync.simulation;

import org.jspecify.annotations.NullMarked;
