package org.shuyi.kiosk.app.demo;

import static org.shuyi.kiosk.app.demo.TourHand.SOON;
import static org.shuyi.kiosk.app.demo.TourHand.count;

import java.io.IOException;
import java.util.Objects;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.PatronId;

/**
 * The scenes of a tour at the other parts of the machine: a card is issued and used in large type,
 * a hold is picked up in English, a book goes down the chute.
 */
final class MachineScenes {
  private static final String PIN = "739105";
  private static final int BOOK = 8;

  private final TourHand hand;
  private final DemoDevices devices;

  MachineScenes(TourHand hand) {
    this.hand = hand;
    this.devices = hand.world.devices();
  }

  void play() throws IOException, InterruptedException {
    borrowInLargeType(card());
    pickUpInEnglish(hand.world.held());
    chute();
  }

  /** To the person who does not exist: the number on the document is the example of GB 11643. */
  private PatronId card() throws IOException, InterruptedException {
    hand.tap("cards");
    hand.screen("CardMenu");
    hand.step("cards");
    hand.tap("get-card");
    hand.screen("Agreement");
    hand.step("card-agreement");
    hand.tap("agree");
    hand.screen("ShowDocument");
    hand.step("card-document");
    devices.layDocument();
    hand.screen("AskPhone");
    hand.step("card-phone");
    hand.tap("skip");
    hand.screen("ChoosePin");
    hand.step("card-pin");
    type(PIN);
    hand.until("the PIN is asked for again", SOON, s -> s.stage().equals("Again"));
    type(PIN);
    hand.screen("TakeCard");
    hand.step("card-take");
    devices.liftDocument();
    PatronId card = new PatronId(devices.takeCard());
    hand.ledger.given(card);
    hand.screen("HaveCard");
    hand.step("card-issued");
    hand.tap("leave");
    hand.screen("Welcome");
    return card;
  }

  private void type(String digits) throws IOException, InterruptedException {
    for (char digit : digits.toCharArray()) {
      hand.tap("key-" + digit);
    }
    hand.tap("enter");
  }

  private void borrowInLargeType(PatronId card) throws IOException, InterruptedException {
    hand.tap("access");
    hand.tap("need-large-type");
    hand.tap("need-high-contrast");
    hand.step("access");
    hand.tap("panel-close");
    hand.step("welcome-large-type");
    hand.world.scan(card.value());
    hand.screen("Borrowing");
    hand.world.put(BOOK);
    hand.until("a book is lent on the new card", SOON, s -> count(s, TourHand::confirmed) == 1);
    hand.step("lent-large-type");
    hand.finish("lent-large-type-slip", true);
  }

  private void pickUpInEnglish(Act.StockLoaded held) throws IOException, InterruptedException {
    PatronId patron = Objects.requireNonNull(held.heldFor(), "a hold has a patron");
    hand.ask("lockers", patron.value(), s -> s.stage().equals("Looked"));
    hand.tap("language");
    hand.step("hold-waits-en");
    hand.tap("door-" + held.door());
    hand.until("the door stands open", SOON, s -> s.stage().equals("Open"));
    hand.step("door-open-en");
    hand.world.shut(held.door());
    hand.until("the hold is picked up", SOON, s -> count(s, TourHand::confirmed) == 1);
    hand.step("hold-taken-en");
    hand.finish("hold-taken-slip-en", true);
  }

  private void chute() throws IOException, InterruptedException {
    hand.tap("return");
    hand.until("the flap is unlocked", SOON, s -> s.stage().equals("Inviting"));
    hand.step("chute-invites");
    if (!devices.openFlap()) {
      throw new IOException("the flap of the chute is locked, but the screen says it is not");
    }
    hand.until("the kiosk sees the open flap", SOON, s -> s.stage().equals("Open"));
    devices.layInSlot(hand.world.tag(BOOK));
    devices.closeFlap();
    hand.until("the book is returned", SOON, s -> count(s, TourHand::confirmed) == 1);
    devices.clearSlot();
    hand.until("the flap is unlocked for the next", SOON, s -> s.stage().equals("Inviting"));
    hand.step("chute-returned");
    hand.finish("chute-slip", true, false);
  }
}
