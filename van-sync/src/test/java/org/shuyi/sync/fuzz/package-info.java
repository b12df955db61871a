/**
 * Damaged input for decoders. {@code -Dfuzz.tries=N} tries more, {@code -Dfuzz.seed=N} others; a
 * failure names both and prints the input.
 */
@NullMarked
package org.shuyi.sync.fuzz;

import org.jspecify.annotations.NullMarked;
