package org.shuyi.sync.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PinVerifier;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.reference.Reference;

/** By what a station tells the PIN of a card while the centre does not answer. */
public final class KnownPin {
  private KnownPin() {}

  /**
   * The PIN that was chosen here last, else the one that came with the reference data. Empty if
   * there is none, or it has expired.
   *
   * @param pending acts of this station that the centre has not settled, oldest first
   */
  public static Optional<PinVerifier> of(
      PatronId card, Reference reference, List<RecordedAct> pending, LocalDate today) {
    return chosenHere(card, pending)
        .or(() -> reference.patron(card).flatMap(known -> Optional.ofNullable(known.pin())))
        .filter(verifier -> !verifier.expiredOn(today));
  }

  private static Optional<PinVerifier> chosenHere(PatronId card, List<RecordedAct> pending) {
    return pending.reversed().stream()
        .map(RecordedAct::act)
        .filter(Act.PinChanged.class::isInstance)
        .map(Act.PinChanged.class::cast)
        .filter(changed -> changed.card().equals(card))
        .map(Act.PinChanged::verifier)
        .findFirst();
  }
}
