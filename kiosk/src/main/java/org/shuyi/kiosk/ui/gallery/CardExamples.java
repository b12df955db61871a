package org.shuyi.kiosk.ui.gallery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.shuyi.kiosk.flow.Applicant;
import org.shuyi.kiosk.flow.Applicant.Age;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Journey.Errand;
import org.shuyi.kiosk.flow.Journey.Slip;
import org.shuyi.kiosk.flow.Keypad;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.PinChoice;
import org.shuyi.kiosk.flow.Proving;
import org.shuyi.kiosk.flow.Proving.PinTrouble;
import org.shuyi.kiosk.flow.Proving.Told;
import org.shuyi.kiosk.flow.Registering;
import org.shuyi.kiosk.flow.Registering.DocumentProblem;
import org.shuyi.kiosk.flow.Registering.NoCard;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.kiosk.flow.Service.Offer;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PersonHash;

/** Getting a library card, screen by screen. */
final class CardExamples {
  static final Service CARDS = service(true, true);
  private static final Service OFFLINE = service(false, true);
  private static final Service NO_DISK = service(false, false);

  private CardExamples() {}

  private static Service service(boolean online, boolean disk) {
    Instant madeAt = Instant.parse("2026-11-21T00:30:00Z");
    Set<Offer> offers = EnumSet.allOf(Offer.class);
    return new Service(online, true, true, true, disk, 0, 0, madeAt, offers);
  }

  static List<Example> in(Language language) {
    Applicant person = new Applicant(new PersonHash("a".repeat(64)), "王**", Age.ADULT, false);
    Applicant child = new Applicant(new PersonHash("c".repeat(64)), "王**", Age.CHILD, false);
    PatronId number = new PatronId("210047115530");
    LocalDate until = LocalDate.of(2029, 11, 20);
    Registering.NewCard plastic = new Registering.NewCard(number, until, true, false, true);
    Registering.NewCard code = new Registering.NewCard(number, until, false, true, false);
    return List.of(
        Examples.example("welcome-cards", new Journey.Welcome(), CARDS, language),
        Examples.example("card-agreement", new Registering.Agreement(null), CARDS, language),
        Examples.example("card-guardian", new Registering.Agreement(child), CARDS, language),
        Examples.example(
            "card-document",
            new Registering.ShowDocument(null, DocumentProblem.NONE),
            CARDS,
            language),
        Examples.example(
            "card-document-guardian",
            new Registering.ShowDocument(child, DocumentProblem.GUARDIAN_TOO_YOUNG),
            CARDS,
            language),
        Examples.example("card-checking", new Registering.Checking(person), CARDS, language),
        Examples.example("card-phone", asking(person, "1381234", false), CARDS, language),
        Examples.example("card-phone-wrong", asking(person, "", true), CARDS, language),
        Examples.example(
            "card-pin-phone",
            choosing(
                new Applicant(
                    new PersonHash("a".repeat(64)), "王**", Age.ADULT, false, "138****5678"),
                0,
                false,
                PinChoice.Problem.NONE),
            CARDS,
            language),
        Examples.example(
            "card-pin", choosing(person, 0, false, PinChoice.Problem.NONE), CARDS, language),
        Examples.example(
            "card-pin-easy", choosing(person, 3, false, PinChoice.Problem.EASY), CARDS, language),
        Examples.example(
            "card-pin-again", choosing(person, 6, true, PinChoice.Problem.NONE), CARDS, language),
        Examples.example(
            "card-making",
            new Registering.Making(person, new Registering.Stage.Preparing()),
            CARDS,
            language),
        Examples.example("card-take", new Registering.TakeCard(plastic), CARDS, language),
        Examples.example(
            "card-withdrawing", new Registering.Withdrawing(number, false), CARDS, language),
        Examples.example(
            "card-done", new Registering.HaveCard(plastic, Slip.NOT_WANTED), CARDS, language),
        Examples.example(
            "card-code", new Registering.HaveCard(code, Slip.PRINTED), OFFLINE, language),
        Examples.example(
            "card-code-photo", new Registering.HaveCard(code, Slip.FAILED), OFFLINE, language),
        Examples.example("card-has-one", none(NoCard.Why.HAS_ONE, "****0001"), CARDS, language),
        Examples.example(
            "card-has-lost-one", none(NoCard.Why.HAS_LOST_ONE, "****0001"), CARDS, language),
        Examples.example(
            "card-has-blocked-one", none(NoCard.Why.HAS_BLOCKED_ONE, "****0001"), CARDS, language),
        Examples.example("card-needs-centre", none(NoCard.Why.NEEDS_CENTRE, ""), OFFLINE, language),
        Examples.example("card-unrecorded", none(NoCard.Why.NOT_RECORDED, ""), NO_DISK, language));
  }

  private static Journey asking(Applicant person, String digits, boolean wrong) {
    return new Registering.AskPhone(person, DecidedBy.CENTRE, digits, wrong);
  }

  private static Journey choosing(
      Applicant person, int typed, boolean again, PinChoice.Problem problem) {
    return new Registering.ChoosePin(
        person, DecidedBy.CENTRE, new PinChoice(keypad(typed), again, problem));
  }

  private static Keypad keypad(int typed) {
    return new Keypad(typed, List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 0), false);
  }

  /** A PIN is asked for, changed, a card reported lost. */
  static List<Example> proving(Language language) {
    PatronId card = new PatronId("210047115530");
    List<Example> all = new ArrayList<>();
    all.add(Examples.example("cards-menu", new Proving.CardMenu(), CARDS, language));
    all.add(
        Examples.example(
            "cards-menu-no-cards",
            new Proving.CardMenu(),
            new Service(true, true, true, true, true, 0, 0, Instant.EPOCH),
            language));
    all.add(
        Examples.example(
            "pin",
            new Proving.EnterPin(Errand.BORROW, card, keypad(2), PinTrouble.NONE),
            OFFLINE,
            language));
    all.add(
        Examples.example(
            "pin-wrong",
            new Proving.EnterPin(Errand.BORROW, card, keypad(0), PinTrouble.WRONG),
            OFFLINE,
            language));
    all.add(
        Examples.example(
            "pin-change",
            new Proving.ChangePin(card, new PinChoice(keypad(6), true, PinChoice.Problem.NONE)),
            CARDS,
            language));
    all.add(Examples.example("pin-keep", new Proving.KeepPin(card), CARDS, language));
    all.add(Examples.example("lost", new Proving.NameCard("21004711", false), CARDS, language));
    all.add(Examples.example("lost-wrong", new Proving.NameCard("", true), CARDS, language));
    all.add(Examples.example("lost-confirm", new Proving.ConfirmLost(card), CARDS, language));
    for (Told.Matter matter : Told.Matter.values()) {
      String name = "told-" + matter.name().toLowerCase(Locale.ROOT).replace('_', '-');
      all.add(Examples.example(name, new Told(matter), CARDS, language));
    }
    return all;
  }

  private static Journey none(NoCard.Why why, String card) {
    return new NoCard(why, card);
  }
}
