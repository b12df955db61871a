package org.shuyi.kiosk.app.demo;

import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.shuyi.kiosk.app.Wiring;
import org.shuyi.kiosk.config.ConfigException;
import org.shuyi.kiosk.config.Configurations;
import org.shuyi.sync.agent.Station;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.demo.DemoBook;
import org.shuyi.sync.ils.demo.DemoLibrary;

/**
 * What staff have put behind the doors of the locker before the kiosk is switched on: one book that
 * is held for a patron, and two that anybody may borrow.
 */
record DemoStock(List<Act.StockLoaded> loaded) {
  private static final int HOLD_DAYS = 7;
  private static final String HELD = "SY000051";
  private static final int HELD_DOOR = 3;
  private static final Map<Integer, String> FOR_ANYBODY = Map.of(5, "SY000037", 8, "SY000016");

  DemoStock {
    loaded = List.copyOf(loaded);
  }

  /** Loads it through the station's journal, as {@code shuyi lockers load} does. */
  static DemoStock load(DemoFiles files, DemoLibrary library, LocalDate today) throws IOException {
    DemoStock stock = new DemoStock(chosen(library, today));
    try (Station station =
        Wiring.station(Configurations.station(files.station()), InstantSource.system())) {
      for (Act.StockLoaded each : stock.loaded) {
        station.record(each);
      }
    } catch (ConfigException e) {
      throw new IOException("the demo's own file won't do: " + e.problems(), e);
    }
    return stock;
  }

  private static List<Act.StockLoaded> chosen(DemoLibrary library, LocalDate today) {
    Stream<Act.StockLoaded> held =
        library.books().stream()
            .filter(book -> book.barcode().equals(HELD))
            .map(book -> held(book, today.plusDays(HOLD_DAYS)));
    Stream<Act.StockLoaded> free =
        FOR_ANYBODY.entrySet().stream()
            .map(each -> new Act.StockLoaded(new ItemId(each.getValue()), each.getKey()));
    return Stream.concat(held, free).toList();
  }

  private static Act.StockLoaded held(DemoBook book, LocalDate through) {
    PatronId patron = new PatronId(book.reservedFor());
    return new Act.StockLoaded(new ItemId(book.barcode()), HELD_DOOR, patron, through);
  }

  boolean holds(String barcode) {
    return loaded.stream().anyMatch(each -> each.item().value().equals(barcode));
  }

  /** The one that waits for a patron. */
  Act.StockLoaded held() {
    return loaded.stream().filter(each -> each.heldFor() != null).findFirst().orElseThrow();
  }
}
