package org.shuyi.hardware.printer;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Device;

/** A receipt printer. */
public interface Printer extends Device {
  /**
   * How long a job may wait for paper or a cover: longer, and it would print into the next patron's
   * hands.
   */
  Duration JOB_LIFE = Duration.ofMinutes(2);

  /** Prints and cuts. Always completes, normally, within {@link #JOB_LIFE}. */
  CompletionStage<Printed> print(Document document);

  /** The one answer to one job. */
  sealed interface Printed {
    /** The printer took every byte and reports paper and no error after the cut. */
    record Done() implements Printed {}

    /** Nothing, or not all, is on paper, and the job is forgotten. */
    record Failed(Condition condition) implements Printed {}
  }
}
