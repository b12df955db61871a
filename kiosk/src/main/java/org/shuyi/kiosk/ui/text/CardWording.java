package org.shuyi.kiosk.ui.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Journey.Slip;
import org.shuyi.kiosk.flow.PinChoice;
import org.shuyi.kiosk.flow.Proving.Told.Matter;
import org.shuyi.kiosk.flow.Registering.DocumentProblem;
import org.shuyi.kiosk.flow.Registering.NewCard;
import org.shuyi.kiosk.flow.Registering.NoCard;

/** Getting a library card, in plain words. Pure. */
public final class CardWording {
  private CardWording() {}

  /** What somebody agrees to. */
  public static List<Advice> agreement(boolean guardian) {
    return guardian
        ? List.of(
            Advice.of(Tone.CALM, Key.CARD_CHILD_WHAT, Key.CARD_CHILD_DO),
            Advice.of(Tone.CALM, Key.CARD_LAW_WHAT, Key.CARD_LAW_DO),
            Advice.of(Tone.CALM, Key.CARD_STAFF_WHAT, Key.CARD_STAFF_DO))
        : List.of(
            Advice.of(Tone.CALM, Key.CARD_READ_WHAT, Key.CARD_READ_DO),
            Advice.of(Tone.CALM, Key.CARD_KEEP_WHAT, Key.CARD_KEEP_DO),
            Advice.of(Tone.CALM, Key.CARD_RULES_WHAT, Key.CARD_RULES_DO),
            Advice.of(Tone.CALM, Key.CARD_STAFF_WHAT, Key.CARD_STAFF_DO));
  }

  /** What was wrong with the last document; null if nothing was. */
  public static @Nullable Advice document(DocumentProblem problem) {
    return switch (problem) {
      case NONE -> null;
      case UNREADABLE ->
          Advice.of(Tone.ATTENTION, Key.DOCUMENT_UNREADABLE_WHAT, Key.DOCUMENT_UNREADABLE_DO);
      case EXPIRED -> Advice.of(Tone.ATTENTION, Key.DOCUMENT_EXPIRED_WHAT, Key.DOCUMENT_EXPIRED_DO);
      case GUARDIAN_TOO_YOUNG ->
          Advice.of(Tone.ATTENTION, Key.DOCUMENT_YOUNG_WHAT, Key.DOCUMENT_YOUNG_DO);
    };
  }

  /** What was wrong with the last PIN; null if nothing was. */
  public static @Nullable Advice pin(PinChoice.Problem problem) {
    return switch (problem) {
      case NONE -> null;
      case EASY -> Advice.of(Tone.ATTENTION, Key.PIN_EASY_WHAT, Key.PIN_EASY_DO);
      case IN_DOCUMENT -> Advice.of(Tone.ATTENTION, Key.PIN_DOCUMENT_WHAT, Key.PIN_DOCUMENT_DO);
      case BIRTHDAY -> Advice.of(Tone.ATTENTION, Key.PIN_BIRTHDAY_WHAT, Key.PIN_BIRTHDAY_DO);
      case DIFFERENT -> Advice.of(Tone.ATTENTION, Key.PIN_DIFFERENT_WHAT, Key.PIN_DIFFERENT_DO);
    };
  }

  /** What is to be known of a new card, after what is to be known of its slip. */
  public static List<Advice> about(NewCard card, List<Advice> slip) {
    List<Advice> all = new ArrayList<>(slip);
    if (!card.pinKept()) {
      all.add(Advice.of(Tone.ATTENTION, Key.CARD_NO_PIN_WHAT, Key.CARD_NO_PIN_DO));
    }
    if (card.provisional()) {
      all.add(Advice.of(Tone.CALM, Key.CARD_PROVISIONAL_WHAT, Key.CARD_PROVISIONAL_DO));
    }
    return all;
  }

  /** Where the QR code's slip is. */
  public static List<Advice> slip(NewCard card, Slip slip) {
    if (card.plastic()) {
      return List.of();
    }
    return switch (slip) {
      case NOT_WANTED, PRINTING ->
          List.of(Advice.of(Tone.CALM, Key.CARD_PRINTING_WHAT, Key.CARD_PRINTING_DO));
      case PRINTED -> List.of(Advice.of(Tone.CALM, Key.CARD_PRINTED_WHAT, Key.CARD_PRINTED_DO));
      case FAILED -> List.of(Advice.of(Tone.ATTENTION, Key.CARD_PHOTO_WHAT, Key.CARD_PHOTO_DO));
    };
  }

  /** Why there is no card, and what to do. */
  public static Advice none(NoCard journey) {
    return switch (journey.why()) {
      case HAS_ONE ->
          new Advice(
              Tone.CALM,
              Message.of(Key.CARD_HAS_WHAT, journey.card()),
              Message.of(Key.CARD_HAS_DO));
      case HAS_LOST_ONE ->
          new Advice(
              Tone.CALM,
              Message.of(Key.CARD_HAS_LOST_WHAT, journey.card()),
              Message.of(Key.CARD_HAS_LOST_DO));
      case HAS_BLOCKED_ONE ->
          new Advice(
              Tone.CALM,
              Message.of(Key.CARD_HAS_BLOCKED_WHAT, journey.card()),
              Message.of(Key.CARD_HAS_BLOCKED_DO));
      case NEEDS_CENTRE -> Advice.of(Tone.CALM, Key.CARD_CENTRE_WHAT, Key.CARD_CENTRE_DO);
      case NOT_RECORDED ->
          Advice.of(Tone.ATTENTION, Key.CARD_UNRECORDED_WHAT, Key.CARD_UNRECORDED_DO);
    };
  }

  /** What became of a PIN or of a lost card. */
  public static Advice told(Matter matter) {
    return switch (matter) {
      case PIN_CHANGED -> Advice.of(Tone.DONE, Key.TOLD_PIN_WHAT, Key.TOLD_PIN_DO);
      case PIN_NOT_KEPT -> Advice.of(Tone.ATTENTION, Key.TOLD_NO_PIN_WHAT, Key.TOLD_NO_PIN_DO);
      case PIN_LOCKED -> Advice.of(Tone.ATTENTION, Key.TOLD_LOCKED_WHAT, Key.TOLD_LOCKED_DO);
      case CARD_CLOSED -> Advice.of(Tone.DONE, Key.TOLD_LOST_WHAT, Key.TOLD_LOST_DO);
      case CARD_NOT_CLOSED ->
          Advice.of(Tone.ATTENTION, Key.TOLD_NOT_LOST_WHAT, Key.TOLD_NOT_LOST_DO);
    };
  }

  public static Advice wrongPin() {
    return Advice.of(Tone.ATTENTION, Key.PIN_WRONG_WHAT, Key.PIN_WRONG_DO);
  }

  public static Advice wrongPhone() {
    return Advice.of(Tone.ATTENTION, Key.PHONE_WRONG_WHAT, Key.PHONE_WRONG_DO);
  }

  public static Advice wrongNumber() {
    return Advice.of(Tone.ATTENTION, Key.LOST_WRONG_WHAT, Key.LOST_WRONG_DO);
  }
}
