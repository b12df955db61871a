package org.shuyi.sync.centre.store;

import java.util.function.LongSupplier;

/**
 * A centre's hold on an item. Whoever stood still for a while, after a long pause of the machine
 * say, must look at this before the library system is asked: another centre may be at the item.
 */
public final class Lease {
  private final boolean endless;
  private final LongSupplier nanos;
  private final long begun;
  private final long bound;

  private Lease(boolean endless, LongSupplier nanos, long begun, long bound) {
    this.endless = endless;
    this.nanos = nanos;
    this.begun = begun;
    this.bound = bound;
  }

  /** Begins now. */
  static Lease begin(Tenant tenant, LongSupplier nanos) {
    return new Lease(
        tenant.isAlone(), nanos, nanos.getAsLong(), tenant.lease().dividedBy(2).toNanos());
  }

  /** Whether half of it is left, within which the library system has to answer. */
  public boolean hasTime() {
    return endless || nanos.getAsLong() - begun < bound;
  }
}
