package org.shuyi.kiosk.ui.gallery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.Counters;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.Examination;
import org.shuyi.hardware.device.Identity;
import org.shuyi.kiosk.flow.Around;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Part;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.kiosk.flow.Servicing;
import org.shuyi.kiosk.flow.Servicing.Bench;
import org.shuyi.sync.circulation.PatronId;

/** The service screens. */
final class TechnicianExamples {
  private static final Instant NOW = Instant.parse("2026-11-21T00:30:00Z");
  private static final PatronId TECHNICIAN = new PatronId("2100000012349009");
  private static final Counters QUIET = new Counters(1, 2_400, 18_312, 40, Map.of());
  private static final Counters TROUBLED =
      new Counters(4, 2_400, 1_200, 12, Map.of(Reason.UNPLUGGED, 3L, Reason.GARBLED, 1L));
  private static final Service WELL =
      new Service(true, true, true, true, true, 0, 0, NOW)
          .with(new Around(Around.Power.MAINS, true, Around.Presence.UNKNOWN));

  private TechnicianExamples() {}

  static List<Example> in(Language language) {
    Part pad = tested(part("pad", Condition.READY, QUIET));
    Part slips =
        tested(
            part(
                "slips",
                new Condition.Degraded(Reason.PAPER_OUT, "The paper roll is at its end."),
                TROUBLED));
    Part dispenser =
        tested(
            part(
                "dispenser",
                new Condition.Degraded(Reason.REFUSED, "Refused: error 10, a card is jammed."),
                TROUBLED));
    Part chips = part("chips", new Condition.Absent(Reason.NOT_FOUND, "/dev/chips"), TROUBLED);
    Part asked = new Part(pad.device(), pad.condition(), QUIET, pad.turns(), null, true);
    List<Part> many =
        Stream.of("card", "id", "locker", "outside", "panel", "chute", "warmth", "supply", "modem")
            .map(name -> part(name, Condition.READY, QUIET))
            .toList();
    List<Part> all = Stream.concat(Stream.of(slips, dispenser, chips, pad), many.stream()).toList();
    return List.of(
        Examples.example("service-no-key", new Servicing.NoKey(), WELL, language),
        bench("service-looking", List.of(), null, language),
        bench("service-devices", all, null, language),
        bench("service-device", all, "pad", language),
        bench("service-testing", List.of(asked), "pad", language),
        bench("service-paper", all, "slips", language),
        bench("service-jam", all, "dispenser", language),
        bench("service-gone", all, "chips", language));
  }

  private static Example bench(
      String name, List<Part> parts, @Nullable String chosen, Language language) {
    return Examples.example(name, new Bench(TECHNICIAN, parts, chosen), WELL, language);
  }

  private static Part part(String name, Condition condition, Counters counters) {
    List<Part.Turn> turns =
        List.of(
            new Part.Turn(NOW, condition),
            new Part.Turn(NOW.minusSeconds(4_000), new Condition.Absent(Reason.UNPLUGGED, "")),
            new Part.Turn(NOW.minusSeconds(90_000), Condition.READY));
    return new Part(new DeviceId(name), condition, counters, turns, null, false);
  }

  private static Part tested(Part part) {
    Examination found =
        new Examination(
            part.device(),
            part.condition(),
            new Identity("ID ISC.MR102", "02.14", "4711081500"),
            Duration.ofMillis(23),
            part.counters(),
            List.of());
    return new Part(part.device(), part.condition(), part.counters(), part.turns(), found, false);
  }
}
