package org.shuyi.hardware.speech;

import java.util.concurrent.CompletionStage;
import org.shuyi.hardware.device.Device;

/** Says one sentence after the other. */
public interface Speech extends Device {
  /** What became of a sentence. */
  enum Spoken {
    SAID,
    /** It was cut off, or never begun, because {@link #hush()} was called. */
    HUSHED,
    /** There is no voice, none for this language, or it did not come to an end. */
    FAILED
  }

  /**
   * Says a sentence when those before it are said.
   *
   * @return always completes, normally
   */
  CompletionStage<Spoken> say(Sentence sentence);

  /** The session ends: silence at once, and nothing more of what waits. */
  void hush();
}
