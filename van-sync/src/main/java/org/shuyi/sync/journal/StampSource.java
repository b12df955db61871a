package org.shuyi.sync.journal;

import org.shuyi.sync.circulation.Stamp;

/** Says when it is, as well as this machine knows. */
@FunctionalInterface
public interface StampSource {
  /** Times in whole milliseconds; safe for several threads. */
  Stamp now();
}
