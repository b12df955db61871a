package org.shuyi.kiosk.session;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.shuyi.hardware.device.DeviceId;

/**
 * Which device stands where, for those that look alike.
 *
 * @param slot the RFID reader under the slot of the chute; empty if there is no chute
 * @param shelf RFID readers under books that are offered, which are no patron's pile
 * @param inLocker RFID readers that look into the compartments of the locker, all of them together
 * @param bins of the chute
 * @param encoder writes the cards that come out of the dispenser; empty if none are
 */
public record Layout(
    Optional<DeviceId> slot,
    Set<DeviceId> shelf,
    Set<DeviceId> inLocker,
    Bins bins,
    Optional<Encoder> encoder) {
  public Layout {
    shelf = Set.copyOf(shelf);
    inLocker = Set.copyOf(inLocker);
  }

  /** A pad, and nothing that could be taken for it. */
  public static final Layout PAD_ONLY =
      new Layout(Optional.empty(), Set.of(), Set.of(), Bins.ONE, Optional.empty());

  /** Whether a reader sees books that are offered, and no patron's pile. */
  boolean isAmongBooks(DeviceId reader) {
    return shelf.contains(reader) || inLocker.contains(reader);
  }

  /**
   * Where cards are written.
   *
   * @param reader of chips, in the channel of the dispenser
   * @param note the file with the number of a card that is on its way to somebody
   */
  public record Encoder(DeviceId reader, Path note) {}
}
