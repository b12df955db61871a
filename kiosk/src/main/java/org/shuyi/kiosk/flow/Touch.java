package org.shuyi.kiosk.flow;

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

  record ChangeLanguage() implements Touch {}
}
