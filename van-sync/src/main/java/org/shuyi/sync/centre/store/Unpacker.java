package org.shuyi.sync.centre.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ClockAnchor;

/** Makes rows of a packed batch. May be asked again for the same one. */
@FunctionalInterface
public interface Unpacker {
  Opened open(Packed batch);

  /** A batch that was read. */
  interface Opened {
    /** Of the new acts in it. */
    Set<ActId> ids();

    /**
     * What becomes of it.
     *
     * @param lane as far as its journal is unpacked
     * @param known those of its acts that are stored already, under any journal
     */
    Contents contents(StationLane lane, Map<ActId, CentreStore.Sent> known);
  }

  /** What a batch has in it. */
  sealed interface Contents {
    /**
     * Its new rows, in order; at least one.
     *
     * @param anchors clocks that it tells of
     */
    record Rows(List<NewRow> rows, List<ClockAnchor> anchors) implements Contents {}

    /** It stays packed and its journal is closed, until staff release that. */
    record Fault(String reason) implements Contents {}
  }
}
