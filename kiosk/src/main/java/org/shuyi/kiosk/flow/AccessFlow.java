package org.shuyi.kiosk.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Manner.Call;
import org.shuyi.kiosk.flow.Manner.Panel;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;

/** Language, access profile and help: the same on every screen, whatever the journey. */
final class AccessFlow {
  private AccessFlow() {}

  static Step touched(Kiosk kiosk, Touch.OnEveryScreen touch) {
    Manner manner = kiosk.manner();
    return switch (touch) {
      case Touch.ChangeLanguage(var to) -> Step.to(kiosk.with(manner.in(to)));
      case Touch.Open(Panel panel) -> Step.to(kiosk.with(manner.with(panel)));
      case Touch.Change(Need need) -> kept(kiosk.with(manner.with(manner.profile().toggled(need))));
      case Touch.Remember(boolean on) -> remember(kiosk, on);
      case Touch.CallStaff() -> call(kiosk);
    };
  }

  /** Whether this tells whose card was read in this session. */
  static boolean known(Kiosk kiosk, Event.Identified who) {
    return who.borrower().patron().equals(read(kiosk.journey()))
        && !who.blocks().contains(RefusalReason.PATRON_UNKNOWN);
  }

  /** The card that was read, while it is not known whose it is. */
  private static @Nullable PatronId read(Journey journey) {
    return switch (journey) {
      case Journey.Recognising(var ignored, var patron) -> patron;
      case Holding.Recognising(var ignored, var patron) -> patron;
      default -> null;
    };
  }

  /** What was kept with the card holds from here. */
  static Step identified(Step step, Event.Identified who) {
    PatronId patron = who.borrower().patron();
    Kiosk kiosk = step.kiosk();
    return new Step(kiosk.with(kiosk.manner().of(patron)), step.effects())
        .and(new Effect.RecallProfile(patron));
  }

  /** What was asked for in this session goes before what was kept. */
  static Step recalled(Kiosk kiosk, PatronId patron, @Nullable Profile kept) {
    Manner manner = kiosk.manner();
    if (kept == null || !patron.equals(manner.patron())) {
      return Step.to(kiosk);
    }
    Manner known = manner.remembering(true);
    return manner.profile().equals(Profile.STANDARD)
        ? Step.to(kiosk.with(known.with(kept)))
        : kept(kiosk.with(known));
  }

  static Step called(Kiosk kiosk, boolean told) {
    return kiosk.manner().call() == Call.CALLING
        ? Step.to(kiosk.with(kiosk.manner().with(told ? Call.CALLED : Call.FAILED)))
        : Step.to(kiosk);
  }

  private static Step remember(Kiosk kiosk, boolean on) {
    PatronId patron = kiosk.manner().patron();
    if (patron == null) {
      return Step.to(kiosk);
    }
    Kiosk next = kiosk.with(kiosk.manner().remembering(on));
    return on ? kept(next) : Step.to(next, new Effect.ForgetProfile(patron));
  }

  private static Step kept(Kiosk kiosk) {
    Manner manner = kiosk.manner();
    return manner.patron() != null && manner.remembered()
        ? Step.to(kiosk, new Effect.KeepProfile(manner.patron(), manner.profile()))
        : Step.to(kiosk);
  }

  /** Once a session: a second call tells nobody more. */
  private static Step call(Kiosk kiosk) {
    return List.of(Call.NONE, Call.FAILED).contains(kiosk.manner().call())
        ? Step.to(
            kiosk.with(kiosk.manner().with(Call.CALLING)),
            new Effect.CallStaff(kiosk.journey().getClass().getSimpleName()))
        : Step.to(kiosk);
  }
}
