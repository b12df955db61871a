package org.shuyi.kiosk.ui.gallery;

import java.util.ArrayList;
import java.util.List;
import org.shuyi.kiosk.flow.Around;
import org.shuyi.kiosk.flow.Around.Power;
import org.shuyi.kiosk.flow.Around.Presence;
import org.shuyi.kiosk.flow.Chuting;
import org.shuyi.kiosk.flow.Chuting.Problem;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Manner;
import org.shuyi.kiosk.flow.Service;

/** The return chute: inviting, at work, and with some of what can be wrong. */
final class ChuteExamples {
  private final Service well;
  private final Language language;

  ChuteExamples(Service well, Language language) {
    this.well = well;
    this.language = language;
  }

  /**
   * @param returned some books that are back
   */
  List<Example> all(List<Line> returned) {
    List<Example> all = new ArrayList<>();
    all.add(welcome("chute-bin-full", Around.Chute.BIN_FULL));
    all.add(welcome("chute-full", Around.Chute.FULL));
    all.add(welcome("chute-out", Around.Chute.OUT_OF_ORDER));
    all.add(at("chute-invites", new Chuting.Inviting(false, null), List.of()));
    all.add(at("chute-open", new Chuting.Inviting(true, null), returned));
    all.add(at("chute-reading", new Chuting.Reading(), returned));
    all.add(at("chute-rests", new Chuting.Resting(null), returned));
    all.add(at("chute-several", new Chuting.Inviting(false, Problem.SEVERAL), returned));
    all.add(at("chute-flap", new Chuting.Inviting(true, Problem.FLAP), returned));
    all.add(at("chute-stuck", new Chuting.Resting(Problem.STUCK), returned));
    all.add(at("chute-no-answer", new Chuting.Resting(Problem.NO_ANSWER), List.of()));
    return all;
  }

  private Example welcome(String name, Around.Chute chute) {
    return example(name, new Journey.Welcome(), chute);
  }

  private Example at(String name, Chuting chute, List<Line> lines) {
    return example(name, new Journey.Returning(lines, chute), Around.Chute.READY);
  }

  private Example example(String name, Journey journey, Around.Chute chute) {
    Service service = well.with(new Around(Power.MAINS, false, Presence.SOMEBODY, chute));
    return new Example(name, new Kiosk(journey, service, Manner.USUAL.in(language), false));
  }
}
