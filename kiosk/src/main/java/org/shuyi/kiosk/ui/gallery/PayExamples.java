package org.shuyi.kiosk.ui.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.shuyi.kiosk.flow.Journey.CardProblem;
import org.shuyi.kiosk.flow.Journey.Errand;
import org.shuyi.kiosk.flow.Journey.Identify;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Paying;
import org.shuyi.sync.circulation.FeeOrder;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.PatronId;

/** Paying what is owed. */
final class PayExamples {
  private static final PatronId CARD = new PatronId("210047115530");
  private static final Money OWED = new Money(1250, "CNY");

  private PayExamples() {}

  static List<Example> in(Language language) {
    Paying.Order order =
        new Paying.Order(
            CARD, OWED, new FeeOrder("k-7"), "https://pay.invalid/order?number=k-7&amount=12.50");
    List<Example> all = new ArrayList<>();
    all.add(
        Examples.example(
            "fees-identify",
            new Identify(Errand.FEES, CardProblem.NONE),
            CardExamples.CARDS,
            language));
    all.add(example("fees-asking", new Paying.Asking(CARD), language));
    all.add(example("fees-owed", new Paying.Owes(CARD, OWED), language));
    all.add(example("fees-placing", new Paying.Placing(CARD, OWED), language));
    all.add(example("fees-code", new Paying.ShowCode(order), language));
    all.add(example("fees-closing", new Paying.Closing(order), language));
    all.add(example("fees-keeping", new Paying.KeepPaid(order), language));
    all.add(example("fees-paid", new Paying.Paid(order), language));
    for (Paying.NotPaid.Why why : Paying.NotPaid.Why.values()) {
      String name = "fees-" + why.name().toLowerCase(Locale.ROOT).replace('_', '-');
      all.add(example(name, new Paying.NotPaid(why), language));
    }
    return all;
  }

  private static Example example(String name, Paying journey, Language language) {
    return Examples.example(name, journey, CardExamples.CARDS, language);
  }
}
