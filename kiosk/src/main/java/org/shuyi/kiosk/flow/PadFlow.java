package org.shuyi.kiosk.flow;

import java.util.List;
import org.shuyi.hardware.rfid.TagSeen;

/** What lending and taking back on the pad have in common. */
sealed interface PadFlow extends LinesFlow permits BorrowFlow, ReturnFlow {
  List<TagSeen> pad();

  default Step next(Kiosk kiosk, Tags.Written written) {
    return to(kiosk, written.lines()).and(written.effects());
  }
}
