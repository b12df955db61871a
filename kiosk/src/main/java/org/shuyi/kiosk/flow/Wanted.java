package org.shuyi.kiosk.flow;

import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for.
 *
 * @param typed as it was typed; may be empty
 * @param in the class to look in; null for all
 * @param here only what is in this kiosk now
 */
public record Wanted(String typed, @Nullable Clc in, boolean here) {
  /** Characters that can be typed. */
  static final int MOST = 24;

  /** Nothing yet. */
  static final Wanted NOTHING = new Wanted("", null, false);

  /** Something by which a list can be made. */
  public boolean something() {
    return !typed.isBlank() || in != null || here;
  }

  Wanted typed(String next) {
    return new Wanted(next, in, here);
  }
}
