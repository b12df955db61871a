package org.shuyi.sync.centre;

import java.util.Optional;
import org.shuyi.sync.centre.store.StationUse;
import org.shuyi.sync.wire.Held;

/**
 * How much one station may bring, so that a sick or hostile one neither fills the disk nor buries
 * staff. Several centres on one database may each take one batch more.
 *
 * @param actsPerDay stored rows in a day
 * @param bytesPerDay of these rows
 * @param epochsPerDay journals begun; a restored disk begins one
 * @param inReview acts of a station that wait for staff
 */
public record Quota(long actsPerDay, long bytesPerDay, long epochsPerDay, long inReview) {
  /** A hundred times what a busy station does; a van comes home from a year in four days. */
  public static Quota usual() {
    return new Quota(250_000, 64L * 1024 * 1024, 20, 5_000);
  }

  /** With other bounds on what is stored in a day. */
  public Quota perDay(long acts, long bytes) {
    return new Quota(acts, bytes, epochsPerDay, inReview);
  }

  /**
   * Whether something goes over the quota.
   *
   * @param acts that would be stored
   * @param bytes of these
   * @param epochs that would begin
   */
  Optional<Held> exceeded(StationUse use, long acts, long bytes, long epochs) {
    if (use.epochs() + epochs > epochsPerDay) {
      return Optional.of(Held.EPOCHS_PER_DAY);
    }
    if (use.acts() + acts > actsPerDay) {
      return Optional.of(Held.ACTS_PER_DAY);
    }
    if (use.bytes() + bytes > bytesPerDay) {
      return Optional.of(Held.BYTES_PER_DAY);
    }
    return use.inReview() >= inReview ? Optional.of(Held.IN_REVIEW) : Optional.empty();
  }
}
