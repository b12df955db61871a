package org.shuyi.sync.agent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.journal.Journal;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.SealedRow;
import org.shuyi.sync.wire.Outcomes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what the centre said into the journal. */
final class Hearing {
  private static final Logger log = LoggerFactory.getLogger(Hearing.class);

  private final Journal journal;

  /** More than the journal holds: that is said once, and not with every heartbeat. */
  private long refused = -1;

  Hearing(Journal journal) {
    this.journal = journal;
  }

  /** The acts of which something else is known now. */
  List<StationEvent.Settled> keep(Outcomes outcomes) {
    accept(outcomes.acceptedThrough());
    try {
      return settle(outcomes.settled());
    } catch (JournalException e) {
      // Nothing is lost: the centre keeps what it said and is asked again.
      log.warn("What became of acts is not in the journal yet: {}", e.getMessage());
      return List.of();
    }
  }

  private void accept(long through) {
    if (refused == through) {
      return;
    }
    try {
      journal.accepted(through);
    } catch (JournalException e) {
      log.warn("What the centre has is not in the journal: {}", e.getMessage());
      if (e.kind() == JournalException.Kind.OTHER) {
        refused = through;
      }
    }
  }

  private List<StationEvent.Settled> settle(List<Outcomes.Settled> settled)
      throws JournalException {
    Map<ActId, StationEvent.Settled> ours = new LinkedHashMap<>();
    for (Outcomes.Settled each : settled) {
      if (each.sequence() <= journal.removedThrough()) {
        log.debug("An outcome of row {}, which is removed, ignored", each.sequence());
        continue;
      }
      Optional<RecordedAct> act = act(each.sequence());
      if (act.isPresent() && act.get().id().equals(each.id())) {
        ours.put(each.id(), new StationEvent.Settled(act.get(), each.outcome()));
      } else {
        log.warn("An outcome of row {} that is not ours, ignored", each.sequence());
      }
    }
    Map<ActId, Outcome> outcomes = new LinkedHashMap<>();
    ours.forEach((id, event) -> outcomes.put(id, event.outcome()));
    Set<ActId> changed = journal.settle(outcomes);
    return ours.values().stream().filter(event -> changed.contains(event.act().id())).toList();
  }

  private Optional<RecordedAct> act(long sequence) throws JournalException {
    return journal.rowsAfter(sequence - 1, 1).stream()
        .map(SealedRow::act)
        .filter(act -> act.sequence() == sequence)
        .findFirst();
  }
}
