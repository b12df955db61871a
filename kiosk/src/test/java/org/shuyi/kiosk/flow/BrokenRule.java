package org.shuyi.kiosk.flow;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.kiosk.flow.Journey.Welcome;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.PatronId;

/** The flow with one rule broken, as a careless change would break it. */
enum BrokenRule implements BiFunction<Kiosk, Event, Step> {
  TAG_SAFE_BEFORE_THE_JOURNAL {
    @Override
    Step broken(Kiosk before, Event event, Step step) {
      return each(
          step,
          effect ->
              effect instanceof Effect.Append(Act.Loan loan)
                  ? Stream.concat(safe(step.kiosk(), loan), Stream.of(effect))
                  : Stream.of(effect));
    }

    private static Stream<Effect> safe(Kiosk kiosk, Act.Loan loan) {
      return Pile.of(kiosk.pad()).tags(loan.item()).stream()
          .map(tag -> new Effect.Secure(loan.item(), tag, Security.ON_LOAN));
    }
  },
  LENT_WITHOUT_ASKING {
    @Override
    Step broken(Kiosk before, Event event, Step step) {
      return each(
          step,
          effect ->
              effect instanceof Effect.DecideLoan ask
                  ? Stream.of(
                      new Effect.Append(
                          new Act.Loan(ask.item(), ask.patron(), Samples.DUE, ask.by())))
                  : Stream.of(effect));
    }
  },
  SECOND_LOAN_OF_THE_SAME_COPY {
    @Override
    Step broken(Kiosk before, Event event, Step step) {
      return event instanceof Event.Touched(Touch.LookAgain())
              && before.journey() instanceof Journey.Borrowing now
          ? step.and(
              now.lines().stream()
                  .filter(line -> line.progress() instanceof Progress.Done)
                  .map(line -> new Act.Loan(line.item(), patron(now), Samples.DUE, by(now)))
                  .map(Effect.Append::new)
                  .toList())
          : step;
    }
  },
  DEBT_FORGOTTEN {
    @Override
    Step broken(Kiosk before, Event event, Step step) {
      return without(step, effect -> effect instanceof Effect.Append(Act.DebtOpened debt));
    }
  },
  DEBT_SETTLED_UNSEEN {
    @Override
    Step broken(Kiosk before, Event event, Step step) {
      return event instanceof Event.Recorded(var act) && act.act() instanceof Act.DebtOpened debt
          ? step.and(new Effect.Append(new Act.DebtSettled(debt.item(), act.id())))
          : step;
    }
  },
  SESSION_ENDS_WITHOUT_WIPE {
    @Override
    Step broken(Kiosk before, Event event, Step step) {
      return without(step, effect -> effect instanceof Effect.ClearDesk);
    }
  },
  LANGUAGE_AND_PROFILE_STAY {
    @Override
    Step broken(Kiosk before, Event event, Step step) {
      return step.kiosk().journey() instanceof Welcome && !(before.journey() instanceof Welcome)
          ? new Step(step.kiosk().with(before.manner()), step.effects())
          : step;
    }
  },
  FIELD_STAYS_ON {
    @Override
    Step broken(Kiosk before, Event event, Step step) {
      return without(step, effect -> effect.equals(new Effect.WatchPad(false)));
    }
  },
  IDLE_ENDS_WHILE_WRITING {
    @Override
    Step broken(Kiosk before, Event event, Step step) {
      return event instanceof Event.TimedOut && Flow.busy(before.journey())
          ? Flow.end(before)
          : step;
    }
  },
  NO_TIME_OUT {
    @Override
    Step broken(Kiosk before, Event event, Step step) {
      return step.kiosk().journey() instanceof Journey.Identify
          ? without(step, effect -> effect instanceof Effect.Expect)
          : step;
    }
  },
  LATE_ANSWER_OPENS_A_SESSION {
    @Override
    Step broken(Kiosk before, Event event, Step step) {
      return event instanceof Event.Identified who
              && before.journey() instanceof Journey.Recognising asked
          ? Flow.step(
              before.with(new Journey.Recognising(asked.errand(), who.borrower().patron())), event)
          : step;
    }
  },
  ORDER_LEFT_OPEN {
    @Override
    Step broken(Kiosk before, Event event, Step step) {
      return step.kiosk().journey() instanceof Paying.Closing ? Flow.end(before) : step;
    }
  },
  PAID_WHILE_LEAVING_IS_FORGOTTEN {
    @Override
    Step broken(Kiosk before, Event event, Step step) {
      return before.journey() instanceof Paying.Closing
          ? without(step, effect -> effect instanceof Effect.Append(Act.FeePaid paid))
          : step;
    }
  },
  PAID_WHEN_THE_PATRON_IS_GONE_IS_FORGOTTEN {
    @Override
    Step broken(Kiosk before, Event event, Step step) {
      return event instanceof Event.OrderTold && !(before.journey() instanceof Paying)
          ? without(step, effect -> effect instanceof Effect.Append(Act.FeePaid paid))
          : step;
    }
  },
  UNRECORDED_IS_TOLD_AS_DONE {
    @Override
    Step broken(Kiosk before, Event event, Step step) {
      return event instanceof Event.NotRecorded(Act.Loan loan)
          ? Flow.step(before, new Event.Recorded(Samples.recorded(loan)))
          : step;
    }
  };

  @Override
  public Step apply(Kiosk kiosk, Event event) {
    return broken(kiosk, event, Flow.step(kiosk, event));
  }

  abstract Step broken(Kiosk before, Event event, Step step);

  private static Step without(Step step, Predicate<Effect> left) {
    return new Step(step.kiosk(), step.effects().stream().filter(left.negate()).toList());
  }

  private static Step each(Step step, Function<Effect, Stream<? extends Effect>> instead) {
    List<Effect> effects = step.effects().stream().<Effect>flatMap(instead).toList();
    return new Step(step.kiosk(), effects);
  }

  private static PatronId patron(Journey.Borrowing now) {
    return now.borrower().patron();
  }

  private static Act.DecidedBy by(Journey.Borrowing now) {
    return now.borrower().decides();
  }
}
