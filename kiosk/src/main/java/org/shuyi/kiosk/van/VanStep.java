package org.shuyi.kiosk.van;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.shuyi.kiosk.flow.Effect;

/** What one event leads to: the next state, and what is to be done, in this order. */
public record VanStep(Van van, List<Effect> effects) {
  public VanStep {
    effects = List.copyOf(effects);
  }

  static VanStep to(Van van, Effect... effects) {
    return new VanStep(van, Arrays.asList(effects));
  }

  VanStep and(List<? extends Effect> more) {
    List<Effect> all = new ArrayList<>(effects);
    all.addAll(more);
    return new VanStep(van, all);
  }
}
