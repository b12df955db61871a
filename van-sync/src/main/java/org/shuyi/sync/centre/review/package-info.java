/**
 * What staff can do about an act that is in review, as a state machine: no IO, no clock, no
 * database.
 */
@NullMarked
package org.shuyi.sync.centre.review;

import org.jspecify.annotations.NullMarked;
