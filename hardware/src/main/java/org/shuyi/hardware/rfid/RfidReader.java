package org.shuyi.hardware.rfid;

import java.util.concurrent.CompletionStage;
import org.shuyi.hardware.device.Device;

/** A reader for ISO 15693 tags on a pad. Events go to the listener the driver was made with. */
public interface RfidReader extends Device {
  /**
   * Turns watching on or off: the beginning and the end of a session. While off, the antennas are
   * off and no event is posted: a book carried past an idle kiosk is nobody's business. What the
   * last watch left on the pad is not told again until it was lifted, unless the station's file
   * says otherwise.
   */
  void watch(boolean on);

  /**
   * Looks at the pad afresh, while it is watched: the antennas go off and on and the reader's
   * memory of tags is cleared. What lies there is told once more, changed or not.
   */
  void lookAgain();

  /**
   * Writes the security state of one tag and reads it back, with the reader's cache cleared.
   *
   * @param wanted {@link Security#IN_STOCK} or {@link Security#ON_LOAN}
   * @return always completes, normally, within 3 s
   */
  CompletionStage<SecurityWrite> secure(TagUid uid, Security wanted);

  /**
   * Writes the content of one tag and reads it back, with the reader's cache cleared. Its security
   * state stays; nothing is locked.
   *
   * @return always completes, normally, within 6 s
   */
  CompletionStage<TagWrite> write(TagUid uid, TagImage image);
}
