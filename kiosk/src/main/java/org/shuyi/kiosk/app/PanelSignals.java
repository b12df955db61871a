package org.shuyi.kiosk.app;

import java.util.List;
import org.shuyi.hardware.panel.Panel;
import org.shuyi.hardware.panel.Panel.Beep;
import org.shuyi.kiosk.ui.Signals;
import org.shuyi.kiosk.ui.text.Tone;

/** Lamps and beepers: one short for what is done, a long one for what the patron has to do. */
record PanelSignals(List<Panel> panels) implements Signals {
  @Override
  public void signal(Tone tone) {
    switch (tone) {
      case DONE -> beep(Beep.DONE);
      case ATTENTION -> beep(Beep.ALARM);
      case REFUSED -> beep(Beep.REFUSED);
      case PLAIN, CALM, BUSY -> {
        // Nothing that anybody should hear of.
      }
    }
  }

  private void beep(Beep beep) {
    panels.forEach(panel -> panel.beep(beep));
  }

  @Override
  public void light(boolean on) {
    panels.forEach(panel -> panel.light(on));
  }
}
