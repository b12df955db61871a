package org.shuyi.kiosk.flow;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Examination;
import org.shuyi.kiosk.flow.Journey.Errand;
import org.shuyi.kiosk.flow.Journey.Welcome;
import org.shuyi.kiosk.flow.Servicing.Bench;
import org.shuyi.kiosk.flow.Servicing.NoKey;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.PatronId;

/**
 * The service screens: opened by a technician's card and PIN while the key is turned or the case is
 * open, never by a touch; closed when the key is turned back. What is done is written down.
 */
record ServicingFlow(Servicing now) implements JourneyFlow {
  /** Both hands are in the machine. */
  private static final Duration WORK = Duration.ofMinutes(10);

  /** A technician's card; in a patron's session it is a card like any other. */
  static Step carded(Kiosk kiosk, PatronId card) {
    if (!(kiosk.journey() instanceof Welcome || kiosk.journey() instanceof NoKey)) {
      return Flow.step(kiosk, new Event.CardScanned(card));
    }
    return attended(kiosk)
        ? ProvingFlow.ask(kiosk, Errand.SERVICE, card)
        : Step.to(kiosk.with(new NoKey()));
  }

  /** The PIN was right. */
  static Step open(Kiosk kiosk, PatronId technician) {
    return attended(kiosk)
        ? Step.to(kiosk.with(new Bench(technician, List.of(), null)))
            .and(note(technician, "OPENED"), new Effect.SeeParts())
        : Step.to(kiosk.with(new NoKey()));
  }

  /** What works has changed: a turned key ends it, anything else is looked at. */
  static Step watched(Step step) {
    Kiosk kiosk = step.kiosk();
    if (!isOpen(kiosk.journey())) {
      return step;
    }
    if (!attended(kiosk)) {
      Step left = Flow.left(kiosk);
      return new Step(left.kiosk(), step.effects()).and(left.effects());
    }
    return kiosk.journey() instanceof Bench ? step.and(new Effect.SeeParts()) : step;
  }

  private static boolean isOpen(Journey journey) {
    return journey instanceof Bench
        || journey instanceof Proving.EnterPin asked && asked.errand() == Errand.SERVICE;
  }

  private static boolean attended(Kiosk kiosk) {
    return kiosk.service().around().attended();
  }

  private static Effect note(PatronId technician, String what) {
    return new Effect.Append(
        new Act.DeviceFault(Act.DeviceFault.SERVICE, what + " by " + technician.masked()));
  }

  @Override
  public Step step(Kiosk kiosk, Event event) {
    return now instanceof Bench bench ? atBench(kiosk, bench, event) : Step.to(kiosk);
  }

  private static Step atBench(Kiosk kiosk, Bench bench, Event event) {
    return switch (event) {
      case Event.PartsSeen(List<Part> parts) ->
          Step.to(kiosk.with(bench.with(parts.stream().map(part -> merged(bench, part)).toList())));
      case Event.PartTested(Examination told) -> tested(kiosk, bench, told);
      case Event.Touched(Touch.LookAt(String device)) ->
          Step.to(kiosk.with(bench.choosing(device)));
      case Event.Touched(Touch.Back()) -> Step.to(kiosk.with(bench.choosing(null)));
      case Event.Touched(Touch.Test()) -> test(kiosk, bench);
      default -> Step.to(kiosk);
    };
  }

  private static Part merged(Bench bench, Part now) {
    return bench.parts().stream()
        .filter(part -> part.device().equals(now.device()))
        .findFirst()
        .map(before -> before.seen(now))
        .orElse(now);
  }

  /** The one that is looked at, or all of them, if they are not being tested already. */
  private static Step test(Kiosk kiosk, Bench bench) {
    Optional<Part> chosen = bench.part();
    Predicate<Part> meant =
        part ->
            !part.testing() && (chosen.isEmpty() || chosen.get().device().equals(part.device()));
    Step marked = Step.to(kiosk.with(changed(bench, meant, part -> part.testing(true))));
    return marked.and(
        bench.parts().stream()
            .filter(meant)
            .<Effect>map(part -> new Effect.TestPart(part.device()))
            .toList());
  }

  private static Step tested(Kiosk kiosk, Bench bench, Examination told) {
    Bench after =
        changed(bench, part -> part.device().equals(told.device()), part -> part.tested(told));
    String what = "TESTED " + told.device() + " " + word(told.condition());
    return Step.to(kiosk.with(after)).and(note(bench.technician(), what));
  }

  private static String word(Condition condition) {
    return switch (condition) {
      case Condition.Ready() -> "READY";
      case Condition.Degraded(var reason, var detail) -> reason.name();
      case Condition.Absent(var reason, var detail) -> reason.name();
    };
  }

  private static Bench changed(Bench bench, Predicate<Part> which, UnaryOperator<Part> how) {
    return bench.with(
        bench.parts().stream().map(part -> which.test(part) ? how.apply(part) : part).toList());
  }

  @Override
  public Duration idle() {
    return now instanceof Bench ? WORK : PROMPT;
  }

  @Override
  public boolean warns() {
    return now instanceof Bench;
  }

  @Override
  public Step leave(Kiosk kiosk) {
    Step end = Flow.end(kiosk);
    return now instanceof Bench bench ? end.and(note(bench.technician(), "CLOSED")) : end;
  }
}
