package org.shuyi.sync.agent;

import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RecordedAct;

/** What a station has to say of its own accord. */
public sealed interface StationEvent {
  /** The status is not what it was. */
  record StatusChanged(StationStatus status) implements StationEvent {}

  /** The centre said what became of an act. */
  record Settled(RecordedAct act, Outcome outcome) implements StationEvent {}
}
