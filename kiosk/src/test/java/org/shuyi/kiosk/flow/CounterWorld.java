package org.shuyi.kiosk.flow;

import static org.shuyi.kiosk.flow.Event.PinVerified.Verdict.RIGHT;
import static org.shuyi.kiosk.flow.Event.PinVerified.Verdict.WRONG;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Event.PersonAnswered.Standing;
import org.shuyi.kiosk.flow.Event.PinVerified.Verdict;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.CardIssued;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.IdentityDocument;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PersonHash;

/** What a flow meets at the counter: a document reader, a desk, a dispenser with cards. */
final class CounterWorld {
  /** Number of the document of everybody here: the example of GB 11643. */
  private static final char[] DOCUMENT = "11010519491231002X".toCharArray();

  /** How a card stands that somebody has already. */
  private static final List<Standing> HAVE =
      List.of(Standing.HAS_CARD, Standing.HAS_LOST_CARD, Standing.HAS_BLOCKED_CARD);

  final Set<PersonHash> haveCards = new HashSet<>();
  final Set<PatronId> inHands = new HashSet<>();
  final List<PatronId> captured = new ArrayList<>();
  int stack = 100;
  boolean jammed;
  boolean kind = true;
  private Effect.@Nullable ReadDocument reading;
  private @Nullable Applicant document;
  final Map<PatronId, String> pins = new HashMap<>();
  @Nullable Verdict verdict;
  @Nullable PatronId proven;
  private String typed = "";
  private String chosen = "";
  String phone = "";
  private int numbers;
  private boolean cardThere;
  private boolean inMouth;
  private @Nullable PatronId written;
  private @Nullable PatronId noted;

  /** Whether the act of a card is on disk. */
  Predicate<PatronId> issued = card -> false;

  /** Somebody lays down a document: whether it is read. */
  boolean lay(Applicant applicant) {
    Effect.ReadDocument asked = reading;
    if (asked != null && asked.whose() == Effect.Whose.APPLICANT) {
      document = applicant;
    }
    reading = null;
    return asked != null;
  }

  /** Nothing of anybody lies on the desk, and the reader is off. */
  boolean clear() {
    return reading == null
        && document == null
        && typed.isEmpty()
        && chosen.isEmpty()
        && phone.isEmpty()
        && proven == null;
  }

  boolean cardInside() {
    return cardThere;
  }

  boolean takeFromMouth() {
    boolean taken = cardThere && inMouth;
    if (taken && written != null) {
      inHands.add(written);
    }
    cardThere = cardThere && !taken;
    return taken;
  }

  Optional<Event> answer(Effect.AtCounter effect, Service service) {
    return Optional.ofNullable(
        switch (effect) {
          case Effect.ReadDocument read -> {
            reading = read;
            yield null;
          }
          case Effect.StopReading() -> {
            reading = null;
            yield null;
          }
          case Effect.AskPerson(PersonHash person) -> person(person, service);
          case Effect.TypeDigit(int digit) -> {
            typed += digit;
            yield null;
          }
          case Effect.EraseDigit() -> {
            typed = typed.substring(0, typed.length() - 1);
            yield null;
          }
          case Effect.KeepPhone(String digits) -> {
            phone = digits;
            yield null;
          }
          case Effect.Shuffle() -> new Event.Shuffled(List.of(3, 1, 4, 5, 9, 2, 6, 8, 7, 0));
          case Effect.JudgePin() -> judge();
          case Effect.RepeatPin() -> repeat();
          case Effect.PrepareCard(PatronCategory category, DecidedBy by) -> prepare(category, by);
          case Effect.MoveCard(Event.CardMove move) ->
              new Event.CardMoved(move, !jammed && move(move));
          case Effect.EncodeCard(PatronId card) -> {
            noted = card;
            written = jammed ? written : card;
            yield new Event.CardEncoded(!jammed);
          }
          case Effect.ForgetCard() -> {
            noted = null;
            yield null;
          }
          case Effect.CloseCaught() -> caught();
          case Effect.HashPin(PatronId card) ->
              new Event.PinHashed(new Act.PinChanged(card, Samples.VERIFIER));
          case Effect.VerifyPin(PatronId card) -> verify(card);
          case Effect.Prove(PatronId card) -> {
            proven = card;
            yield null;
          }
          case Effect.ClearDesk() -> {
            clearDesk();
            yield null;
          }
        });
  }

  /** A note outlives a power cut. */
  private @Nullable Event caught() {
    PatronId card = noted;
    noted = null;
    return card != null && issued.test(card) ? new Event.CardCaught(card) : null;
  }

  private void clearDesk() {
    reading = null;
    document = null;
    typed = "";
    chosen = "";
    phone = "";
    proven = null;
  }

  private Event person(PersonHash person, Service service) {
    DecidedBy by = service.online() ? DecidedBy.CENTRE : DecidedBy.STATION;
    return haveCards.contains(person) || !kind
        ? new Event.PersonAnswered(person, HAVE.get(numbers % HAVE.size()), "****0001", by)
        : new Event.PersonAnswered(person, Standing.NEW, "", by);
  }

  private Event verify(PatronId card) {
    boolean right = typed.equals(pins.getOrDefault(card, "000000"));
    typed = "";
    return new Event.PinVerified(card, verdict == null ? (right ? RIGHT : WRONG) : verdict);
  }

  private Event judge() {
    PinRule.Problem problem = PinRule.judge(typed.toCharArray(), DOCUMENT).orElse(null);
    chosen = problem == null ? typed : "";
    typed = "";
    return new Event.PinJudged(problem);
  }

  private Event repeat() {
    boolean same = typed.equals(chosen);
    typed = "";
    return new Event.PinRepeated(same);
  }

  private Event prepare(PatronCategory category, DecidedBy by) {
    if (document == null) {
      return new Event.CardNotPrepared();
    }
    return new Event.CardPrepared(
        new CardIssued(
            new PatronId("2100000000%02d".formatted(++numbers)),
            document.person(),
            IdentityDocument.Kind.RESIDENT_ID,
            category,
            Samples.LATER,
            by,
            null));
  }

  private boolean move(Event.CardMove move) {
    return switch (move) {
      case DRAW -> {
        boolean drawn = !cardThere && stack > 0;
        stack -= drawn ? 1 : 0;
        cardThere |= drawn;
        inMouth = inMouth && !drawn;
        written = drawn ? null : written;
        yield drawn;
      }
      case GIVE -> {
        inMouth = cardThere;
        yield cardThere;
      }
      case CAPTURE -> {
        boolean there = cardThere;
        if (there && written != null) {
          captured.add(written);
        }
        cardThere = false;
        yield there;
      }
    };
  }
}
