package org.shuyi.kiosk.flow;

import org.shuyi.sync.circulation.Act.Feedback.Score;

/** What somebody thinks of the service (满意度), in two touches. */
public sealed interface Rating extends Journey {
  /**
   * How it was liked is known; what about it? Whoever leaves here has said the first all the same.
   */
  record About(Score score) implements Rating {}

  record Thanked() implements Rating {}
}
