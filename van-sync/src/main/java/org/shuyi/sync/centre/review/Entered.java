package org.shuyi.sync.centre.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a case's record, which is only added to.
 *
 * @param who a staff account, or {@code centre}
 * @param what the step
 * @param state how the case stood after it
 * @param action what was proposed, decided or done; null for none
 * @param note in the words of staff, or the rule by which the centre went
 */
public record Entered(
    Instant at, String who, String what, CaseState state, @Nullable Action action, String note) {}
