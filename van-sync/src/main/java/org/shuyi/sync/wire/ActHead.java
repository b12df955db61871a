package org.shuyi.sync.wire;

import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.Stamp;

/**
 * What every act says, whatever it is about: enough for a centre to store and order an act of a
 * kind that it does not know yet.
 *
 * @param kind the act's number on the wire
 */
public record ActHead(long sequence, ActId id, Stamp stamp, int kind) {}
