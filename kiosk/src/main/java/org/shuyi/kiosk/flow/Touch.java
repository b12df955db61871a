package org.shuyi.kiosk.flow;

import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Manner.Panel;
import org.shuyi.sync.circulation.ItemId;

/** What a patron can touch. */
public sealed interface Touch {
  record Borrow() implements Touch {}

  record Return() implements Touch {}

  record MyLoans() implements Touch {}

  /** Leave: back to the welcome screen. What stands, stands. */
  record Leave() implements Touch {}

  /** Finish, with a slip or without. */
  record Finish(boolean slip) implements Touch {}

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
}
