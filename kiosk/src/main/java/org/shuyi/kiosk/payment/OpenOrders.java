package org.shuyi.kiosk.payment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.FeeOrder;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.file.WholeFile;

/**
 * Orders of which this station does not know yet what became: on disk before anybody can pay them,
 * and until the act of a payment is on disk or the provider says that nobody paid. A file with one
 * line for each; what it would say if it was paid. Not safe for use by several threads.
 */
public final class OpenOrders {
  /** More than that wait for a provider that is silent for a day: no new ones are made then. */
  public static final int MOST = 64;

  private static final int MOST_BYTES = 16_384;
  private static final String RIGHTS = "rw-------";

  private final Path file;
  private final Map<FeeOrder, Act.FeePaid> open;

  private OpenOrders(Path file, Map<FeeOrder, Act.FeePaid> open) {
    this.file = file;
    this.open = open;
  }

  /**
   * @throws IOException if the file can't be read or is none of ours: it is not overwritten then,
   *     for somebody may have paid what it says
   */
  public static OpenOrders in(Path file) throws IOException {
    Map<FeeOrder, Act.FeePaid> open = new LinkedHashMap<>();
    if (Files.exists(file)) {
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException(file + " is no list of orders: larger than " + MOST_BYTES);
      }
      for (String line : Files.readAllLines(file, US_ASCII)) {
        Act.FeePaid order = order(file, line);
        open.put(order.order(), order);
      }
    }
    return new OpenOrders(file, open);
  }

  private static Act.FeePaid order(Path file, String line) throws IOException {
    String[] cells = line.split("\\|", -1);
    try {
      return new Act.FeePaid(
          new PatronId(cells[1]),
          new Money(Long.parseLong(cells[2]), cells[3]),
          new FeeOrder(cells[0]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new IOException(file + " has a line that is no order; look at it and mend it", e);
    }
  }

  public List<Act.FeePaid> all() {
    return List.copyOf(open.values());
  }

  public boolean has(PatronId card) {
    return open.values().stream().anyMatch(order -> order.card().equals(card));
  }

  public boolean full() {
    return open.size() >= MOST;
  }

  /** On disk when this returns. */
  public void add(Act.FeePaid order) throws IOException {
    open.put(order.order(), order);
    try {
      write();
    } catch (IOException e) {
      open.remove(order.order());
      throw e;
    }
  }

  /** Its end is known. */
  public void remove(FeeOrder order) throws IOException {
    if (open.remove(order) != null) {
      write();
    }
  }

  private void write() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Act.FeePaid order : open.values()) {
      Money amount = order.amount();
      lines.add(
          String.join(
              "|",
              order.order().number(),
              order.card().value(),
              Long.toString(amount.minor()),
              amount.currency()));
    }
    String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    WholeFile.write(file, text.getBytes(US_ASCII), RIGHTS);
  }
}
