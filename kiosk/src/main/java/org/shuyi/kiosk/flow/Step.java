package org.shuyi.kiosk.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one event leads to: the next state, and what is to be done, in this order. */
public record Step(Kiosk kiosk, List<Effect> effects) {
  public Step {
    effects = List.copyOf(effects);
  }

  static Step to(Kiosk kiosk, Effect... effects) {
    return new Step(kiosk, Arrays.asList(effects));
  }

  /** This step, behind what an earlier one wants done. */
  Step after(Step earlier) {
    return new Step(kiosk, earlier.effects()).and(effects);
  }

  Step and(Effect... more) {
    return and(Arrays.asList(more));
  }

  Step and(List<? extends Effect> more) {
    List<Effect> all = new ArrayList<>(effects);
    all.addAll(more);
    return new Step(kiosk, all);
  }
}
