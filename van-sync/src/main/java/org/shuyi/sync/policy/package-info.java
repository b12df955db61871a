/** Rules as functions: every input is an argument. */
@NullMarked
package org.shuyi.sync.policy;

import org.jspecify.annotations.NullMarked;
