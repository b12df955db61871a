package org.shuyi.hardware.locker.board;

import java.util.Optional;
import org.shuyi.hardware.framing.Framer;

/** The bytes of one kind of lock board. Pure. */
sealed interface BoardCodec permits Kerong, EightA, ModbusRelays {
  Framer<byte[]> framer();

  /** Asks how a door stands, and as many after it as one answer tells. */
  byte[] ask(Place place);

  /** Gives one pulse to the lock of one door. */
  byte[] open(Place place);

  /** What a frame says to {@link #ask}; empty if it answers something else. */
  Optional<Span> answer(Place asked, byte[] frame);

  /** How many doors one answer tells of. */
  int span();
}
