package org.shuyi.kiosk.flow;

import java.util.List;
import java.util.Optional;
import org.shuyi.sync.circulation.ItemId;

/**
 * A title of the catalogue, with its copies.
 *
 * @param author empty if it is not known
 * @param callNumber empty if it is not known
 * @param copies of the library, at least one
 * @param here those of them that are in this kiosk now
 */
public record Title(
    String name, String author, String callNumber, List<ItemId> copies, List<ItemId> here) {
  public Title {
    copies = List.copyOf(copies);
    here = List.copyOf(here);
  }

  public Optional<Clc> clc() {
    return Clc.of(callNumber);
  }

  /** By which it is asked for. */
  public ItemId first() {
    return here.isEmpty() ? copies.getFirst() : here.getFirst();
  }
}
