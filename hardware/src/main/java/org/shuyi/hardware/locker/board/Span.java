package org.shuyi.hardware.locker.board;

import java.util.List;
import org.shuyi.hardware.locker.DoorState;

/**
 * How neighbouring doors of one board stand.
 *
 * @param first lock, from 1
 */
record Span(int first, List<DoorState> states) {
  Span {
    states = List.copyOf(states);
  }
}
