package org.shuyi.kiosk.flow;

import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Manner.Panel;
import org.shuyi.sync.circulation.Act.Feedback.Matter;
import org.shuyi.sync.circulation.Act.Feedback.Score;
import org.shuyi.sync.circulation.ItemId;

/** What a patron can touch. */
public sealed interface Touch {
  record Borrow() implements Touch {}

  record Return() implements Touch {}

  /** Let me put a book into the chute. */
  record OpenFlap() implements Touch {}

  record MyLoans() implements Touch {}

  /** What can be done with a library card. */
  record Cards() implements Touch {}

  record GetCard() implements Touch {}

  record ChangePin() implements Touch {}

  record ReportLost() implements Touch {}

  record PayFees() implements Touch {}

  /** Yes to what was explained. */
  record Agree() implements Touch {}

  /** A key of a keypad, 0 to 9. */
  record Digit(int digit) implements Touch {}

  record Erase() implements Touch {}

  /** What was typed is all. */
  record Enter() implements Touch {}

  /** On without it. */
  record Skip() implements Touch {}

  /** The keys in another order, for whoever is watched. */
  record Shuffle() implements Touch {}

  /** What the patron has asked for. */
  record MyHolds() implements Touch {}

  /** Ask for the title that is shown. */
  record AskFor() implements Touch {}

  /** Give up one book that was asked for. */
  record CancelHold(ItemId item) implements Touch {}

  /** How somebody liked it. */
  record Rate(Score score) implements Touch {}

  /** What that was about. */
  record RateAbout(Matter about) implements Touch {}

  /** Digital titles and notices. */
  record Read() implements Touch {}

  /** One of them, to be opened on a telephone. */
  record OpenOnPhone(String name, String address) implements Touch {}

  /** What else can be done. */
  record More() implements Touch {}

  /** Find a book, by typing. */
  record Find() implements Touch {}

  /** A key of a keyboard, or what came from another one: letters, digits, Chinese. */
  record Letter(String letter) implements Touch {}

  record EraseAll() implements Touch {}

  /** The classes of books. */
  record Classes() implements Touch {}

  record InClass(Clc clc) implements Touch {}

  /** What is in this kiosk now. */
  record Here() implements Touch {}

  /**
   * One of a list.
   *
   * @param which counted from 0
   */
  record Choose(int which) implements Touch {}

  /** To where this was chosen. */
  record Back() implements Touch {}

  /** Leave: back to the welcome screen. What stands, stands. */
  record Leave() implements Touch {}

  /** Look at the pad again: the patron counts other books than are shown. */
  record LookAgain() implements Touch {}

  /** Lend this set although a part of it is missing. */
  record LendIncomplete(ItemId item) implements Touch {}

  /** Finish, with a slip or without. */
  record Finish(boolean slip) implements Touch {}

  /** Books behind locked doors. */
  record Lockers() implements Touch {}

  /** Open this door. */
  record OpenDoor(int door) implements Touch {}

  record Renew(ItemId item) implements Touch {}

  record RenewAll() implements Touch {}

  record MoreTime() implements Touch {}

  /** What can be touched on every screen. */
  sealed interface OnEveryScreen extends Touch {}

  record ChangeLanguage(Language to) implements OnEveryScreen {}

  /** Lays a panel over the screen, or takes it away. */
  record Open(Panel panel) implements OnEveryScreen {}

  /** Asks for it, or no longer. */
  record Change(Need need) implements OnEveryScreen {}

  /** Keep my profile with my card, or forget it. */
  record Remember(boolean on) implements OnEveryScreen {}

  record CallStaff() implements OnEveryScreen {}

  /** One of the devices, by its name. */
  record LookAt(String device) implements Touch {}

  /** The device that is looked at, or else all of them. */
  record Test() implements Touch {}
}
