package org.shuyi.kiosk.ui.text;

import org.shuyi.kiosk.flow.Paying.NotPaid.Why;
import org.shuyi.sync.circulation.Money;

/** Paying, in plain words. Pure. */
public final class PayWording {
  private PayWording() {}

  /** As ¥3.50; other currencies by their code. */
  public static String amount(Money money) {
    return money.currency().equals("CNY") ? "¥" + money.decimal() : money.toString();
  }

  /** It is paid. */
  public static Advice paid(Money amount) {
    return new Advice(
        Tone.DONE, Message.of(Key.FEES_PAID_WHAT, amount(amount)), Message.of(Key.FEES_PAID_DO));
  }

  /** Why not, and what to do. */
  public static Advice notPaid(Why why) {
    return switch (why) {
      case OFFLINE -> Advice.of(Tone.CALM, Key.FEES_OFFLINE_WHAT, Key.FEES_OFFLINE_DO);
      case NOTHING_OWED -> Advice.of(Tone.DONE, Key.FEES_NOTHING_WHAT, Key.FEES_NOTHING_DO);
      case IN_DOUBT -> Advice.of(Tone.CALM, Key.FEES_DOUBT_WHAT, Key.FEES_DOUBT_DO);
      case NO_ORDER -> Advice.of(Tone.ATTENTION, Key.FEES_NO_ORDER_WHAT, Key.FEES_NO_ORDER_DO);
      case EXPIRED -> Advice.of(Tone.CALM, Key.FEES_EXPIRED_WHAT, Key.FEES_EXPIRED_DO);
      case UNKNOWN -> Advice.of(Tone.ATTENTION, Key.FEES_UNKNOWN_WHAT, Key.FEES_UNKNOWN_DO);
      case NOT_RECORDED ->
          Advice.of(Tone.ATTENTION, Key.FEES_UNRECORDED_WHAT, Key.FEES_UNRECORDED_DO);
    };
  }
}
