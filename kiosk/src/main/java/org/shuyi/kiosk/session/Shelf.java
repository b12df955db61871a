package org.shuyi.kiosk.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands in this kiosk: what its lockers and readers tell, what the library system places
 * here, less what was lent here since, and what was given back here. Only to be shown: nothing is
 * decided by it, so a file that is lost costs no more than a wrong picture. Names no patron. Safe
 * for several threads.
 */
public final class Shelf {
  private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

  /** More than any kiosk holds; beyond it the movement longest ago is forgotten. */
  static final int MOST = 5_000;

  private final Path file;
  private final String place;
  private final Map<ItemId, Boolean> moved = new LinkedHashMap<>();
  private final Map<String, Set<ItemId>> seen = new HashMap<>();
  private Set<ItemId> placed = Set.of();

  private Shelf(Path file, String place) {
    this.file = file;
    this.place = place;
  }

  /**
   * Reads what moved before; a file that can't be read is told in the log and begun anew.
   *
   * @param folder of the station's data
   * @param place as the library system calls this kiosk
   */
  public static Shelf in(Path folder, String place) {
    Shelf shelf = new Shelf(folder.resolve("shelf"), place);
    if (Files.exists(shelf.file)) {
      try {
        Files.readAllLines(shelf.file).forEach(shelf::read);
      } catch (IOException e) {
        LOG.warn("{} can't be read, it is begun anew: {}", shelf.file, e.getMessage());
      }
    }
    return shelf;
  }

  private void read(String line) {
    try {
      moved.put(new ItemId(line.substring(1)), line.charAt(0) == '+');
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      LOG.warn("{}: a line was left out, it can't be understood", file);
    }
  }

  /** Whether an item of this place stands here. */
  boolean isPlace(String other) {
    return !place.isEmpty() && place.equals(other);
  }

  /** What the library system places here now; further ones than can be shown are left out. */
  synchronized void placed(Set<ItemId> here) {
    placed = here.stream().limit(MOST).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * What lies now in a part of this kiosk that can tell it, as a locker or a reader under books.
   * Whether that changed what stands here.
   */
  synchronized boolean seen(String part, Set<ItemId> items) {
    Set<ItemId> now = items.stream().limit(MOST).collect(Collectors.toUnmodifiableSet());
    return !now.equals(seen.put(part, now));
  }

  /** Something was written down: whether that changed what stands here. */
  synchronized boolean moved(Act act) {
    return switch (act) {
      case Act.Loan loan -> moved(loan.item(), false);
      case Act.Return back -> moved(back.item(), true);
      default -> false;
    };
  }

  private boolean moved(ItemId item, boolean here) {
    boolean before = holds(item);
    moved.remove(item);
    moved.put(item, here);
    while (moved.size() > MOST) {
      moved.remove(moved.keySet().iterator().next());
    }
    write();
    return before != here;
  }

  synchronized boolean holds(ItemId item) {
    return isSeen(item) || moved.getOrDefault(item, placed.contains(item));
  }

  private boolean isSeen(ItemId item) {
    return seen.values().stream().anyMatch(part -> part.contains(item));
  }

  /** All of it, what came last first. */
  synchronized List<ItemId> items() {
    List<ItemId> came = new ArrayList<>(moved.keySet().stream().filter(this::holds).toList());
    Set<ItemId> all = new LinkedHashSet<>(came.reversed());
    seen.values().forEach(all::addAll);
    placed.stream().filter(this::holds).forEach(all::add);
    return List.copyOf(all);
  }

  private void write() {
    String text =
        moved.entrySet().stream()
            .map(each -> (each.getValue() ? "+" : "-") + each.getKey().value() + "\n")
            .collect(Collectors.joining());
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(next, text, StandardCharsets.UTF_8);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.warn("{} can't be written, what is shown as here may be wrong: {}", file, e.getMessage());
    }
  }
}
