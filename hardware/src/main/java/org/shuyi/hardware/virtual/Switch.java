package org.shuyi.hardware.virtual;

import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * Something that is wrong with a virtual device while it is on.
 *
 * @param name in lower case with hyphens, as {@code paper-out}
 */
public record Switch(String name, BooleanSupplier state, Turn turn) {
  /** What turning it does. */
  @FunctionalInterface
  public interface Turn {
    /**
     * @throws IOException if the device can't be plugged in again
     */
    void to(boolean on) throws IOException;
  }

  public boolean isOn() {
    return state.getAsBoolean();
  }

  public void turn(boolean on) throws IOException {
    turn.to(on);
  }
}
