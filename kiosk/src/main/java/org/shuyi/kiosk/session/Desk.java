package org.shuyi.kiosk.session;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.id.IdDocument;
import org.shuyi.kiosk.flow.Applicant;
import org.shuyi.kiosk.flow.Effect.Whose;
import org.shuyi.kiosk.flow.PinRule;
import org.shuyi.sync.circulation.PatronId;

/**
 * What a person laid down and typed in: a document, a PIN. No flow, screen or log ever has it, and
 * {@link #clear()} wipes it. Safe for use by several threads.
 */
final class Desk {
  /** No PIN is longer (ISO 9564-1). */
  static final int MOST_DIGITS = 12;

  private final char[] typed = new char[MOST_DIGITS];
  private int count;
  private char[] chosen = {};
  private char[] phone = {};
  private @Nullable IdDocument document;
  private @Nullable Whose expected;
  private @Nullable PatronId proven;

  synchronized void expect(Whose whose) {
    expected = whose;
  }

  synchronized void expectNothing() {
    expected = null;
  }

  /**
   * Takes one document from a reader, and no second one: what nobody asked for, and a guardian's,
   * is wiped at once.
   *
   * @return empty if nobody asked for it, or it will not do
   */
  synchronized Optional<Applicant> lay(IdDocument laid, Registrar registrar) {
    Optional<Applicant> applicant = expected == null ? Optional.empty() : registrar.applicant(laid);
    if (applicant.isPresent() && expected == Whose.APPLICANT) {
      wipeDocument();
      document = laid;
    } else {
      laid.close();
    }
    expected = applicant.isPresent() ? null : expected;
    return applicant;
  }

  /** The applicant's; null if there is none. */
  synchronized @Nullable IdDocument document() {
    return document;
  }

  synchronized void type(int digit) {
    if (count < typed.length) {
      typed[count++] = (char) ('0' + digit);
    }
  }

  synchronized void erase() {
    if (count > 0) {
      typed[--count] = '\0';
    }
  }

  /** What was typed, as a copy to be wiped by the receiver; nothing is left here. */
  synchronized char[] take() {
    char[] taken = Arrays.copyOf(typed, count);
    wipeTyped();
    return taken;
  }

  /** What was typed is the PIN, unless something is wrong with it. */
  synchronized Optional<PinRule.Problem> judge() {
    char[] pin = take();
    IdDocument whose = document;
    char[] number = whose == null ? new char[0] : whose.number();
    Optional<PinRule.Problem> problem =
        Optional.ofNullable(whose)
            .flatMap(IdDocument::born)
            .map(born -> PinRule.judge(pin, number, born))
            .orElseGet(() -> PinRule.judge(pin, number));
    Arrays.fill(number, '\0');
    wipeChosen();
    if (problem.isEmpty()) {
      chosen = pin;
    } else {
      Arrays.fill(pin, '\0');
    }
    return problem;
  }

  /** Whether the same was typed again; if not, both are gone. */
  synchronized boolean repeat() {
    char[] pin = take();
    boolean same = pin.length > 0 && Arrays.equals(pin, chosen);
    Arrays.fill(pin, '\0');
    if (!same) {
      wipeChosen();
    }
    return same;
  }

  /** The PIN that was chosen, as a copy to be wiped by the receiver; empty if there is none. */
  synchronized char[] chosen() {
    return chosen.clone();
  }

  synchronized void phone(String digits) {
    wipePhone();
    phone = digits.toCharArray();
  }

  /** The applicant's; empty if none was given. */
  synchronized String phone() {
    return new String(phone);
  }

  /** The PIN of this card was right in this session. */
  synchronized void prove(PatronId card) {
    proven = card;
  }

  synchronized boolean isProven(PatronId card) {
    return card.equals(proven);
  }

  /** Wipes everything; what is laid down later is wiped when it comes. */
  synchronized void clear() {
    expected = null;
    proven = null;
    wipeDocument();
    wipeTyped();
    wipeChosen();
    wipePhone();
  }

  private void wipePhone() {
    Arrays.fill(phone, '\0');
    phone = new char[0];
  }

  private void wipeDocument() {
    if (document != null) {
      document.close();
      document = null;
    }
  }

  private void wipeTyped() {
    Arrays.fill(typed, '\0');
    count = 0;
  }

  private void wipeChosen() {
    Arrays.fill(chosen, '\0');
    chosen = new char[0];
  }
}
