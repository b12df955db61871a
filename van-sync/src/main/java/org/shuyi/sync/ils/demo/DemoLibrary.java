package org.shuyi.sync.ils.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the demo library starts with: real books, invented patrons, read from {@code books.tsv} and
 * {@code patrons.tsv} beside this class.
 */
public record DemoLibrary(List<DemoBook> books, List<DemoPatron> patrons) {
  public DemoLibrary {
    books = List.copyOf(books);
    patrons = List.copyOf(patrons);
  }

  /** Reads both files. */
  public static DemoLibrary load() {
    return new DemoLibrary(
        rows("books.tsv").map(DemoLibrary::book).toList(),
        rows("patrons.tsv").map(DemoLibrary::patron).toList());
  }

  private static DemoBook book(String[] cells) {
    return new DemoBook(
        cells[0],
        cells[1],
        cells[2],
        cells[3],
        Integer.parseInt(cells[4]),
        cells[5],
        cells[6],
        cells[7],
        !cells[8].equals("reference"),
        cells[9]);
  }

  private static DemoPatron patron(String[] cells) {
    return new DemoPatron(
        cells[0],
        cells[1],
        cells[2],
        cells[3],
        cells[4].equals("blocked"),
        false,
        LocalDate.parse(cells[5]),
        Integer.parseInt(cells[6]),
        Long.parseLong(cells[7]));
  }

  /** The first line names the columns. */
  private static Stream<String[]> rows(String name) {
    try (InputStream in = DemoLibrary.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the program; build it again");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(line -> line.split("\t", -1));
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + name, e);
    }
  }
}
