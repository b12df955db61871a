package org.shuyi.sync.wire;

import java.util.List;
import org.shuyi.sync.reference.ContentHash;

/**
 * Station to centre: content that it lacks.
 *
 * @param wanted 1 to {@link Limits#FETCH}
 */
public record Fetch(List<ContentHash> wanted) {
  public Fetch {
    wanted = List.copyOf(wanted);
  }
}
