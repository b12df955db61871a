package org.shuyi.sync.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.reference.ReferenceSet;

/**
 * Centre to every station of a library, retained and signed: which reference data is the newest,
 * and by what content it is made up.
 *
 * @param library of which it is
 * @param version greater than that of any earlier manifest of this library
 * @param madeAt when the centre made it
 * @param sets each at most once; sets that this program does not know are left out when read
 */
public record Manifest(String library, long version, Instant madeAt, List<SetState> sets) {
  public Manifest {
    sets = List.copyOf(sets);
  }

  /** The state of one set; empty if the centre does not have it. */
  public Optional<SetState> set(ReferenceSet set) {
    return sets.stream().filter(each -> each.set() == set).findFirst();
  }

  /**
   * One set.
   *
   * @param asOf when it was read from the library system
   * @param root SHA-256 over the hashes of all chunks, in order
   * @param entries how many
   * @param bytes of all chunks as they travel, deflated
   * @param pages lists of chunk hashes, themselves content to ask for
   * @param deltas a chain from some earlier root to this one, oldest first
   */
  public record SetState(
      ReferenceSet set,
      Instant asOf,
      ContentHash root,
      long entries,
      long bytes,
      List<ContentHash> pages,
      List<Delta> deltas) {
    public SetState {
      pages = List.copyOf(pages);
      deltas = List.copyOf(deltas);
    }
  }

  /**
   * Changes from one version of a set to the next.
   *
   * @param from the root that it changes; it leads to the next delta's, or to the set's own
   * @param bytes of all its parts as they travel, deflated
   * @param pages lists of the hashes of its parts, in order
   */
  public record Delta(ContentHash from, long bytes, List<ContentHash> pages) {
    public Delta {
      pages = List.copyOf(pages);
    }
  }
}
