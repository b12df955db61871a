package org.shuyi.sync.traffic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.shuyi.sync.file.WholeFile;

/** {@link Traffic} as CSV, one line a day, oldest first: {@code 2026-11-21,51234,20480}. */
public final class TrafficFile {
  private static final String HEAD = "day,sent,received";
  private static final int MOST_BYTES = 64 * 1024;

  /** A petabyte a day; sums of these always fit. */
  private static final long MOST_A_DAY = 1L << 50;

  private TrafficFile() {}

  /** The file of a station, in the folder of its journal. */
  public static Path in(Path data) {
    return data.resolve("traffic.csv");
  }

  /**
   * Reads a file; one that is not there has none.
   *
   * @throws IOException it can't be read; the message names the file and the line
   */
  public static Traffic read(Path file) throws IOException {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException(file + ": longer than " + MOST_BYTES + " bytes");
      }
      return parse(file, Files.readAllLines(file, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException e) {
      return Traffic.none();
    }
  }

  private static Traffic parse(Path file, List<String> lines) throws IOException {
    Iterator<String> rest = lines.iterator();
    if (!rest.hasNext() || !rest.next().equals(HEAD)) {
      throw new IOException(file + ":1: expected " + HEAD);
    }
    NavigableMap<LocalDate, Bytes> days = new TreeMap<>();
    for (int line = 2; rest.hasNext(); line++) {
      try {
        read(rest.next(), days);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new IOException(file + ":" + line + ": expected a day and two numbers", e);
      }
    }
    return new Traffic(days);
  }

  private static void read(String line, Map<LocalDate, Bytes> days) {
    String[] words = line.split(",", -1);
    if (words.length != 3) {
      throw new IllegalArgumentException(words.length + " words");
    }
    days.put(LocalDate.parse(words[0]), new Bytes(number(words[1]), number(words[2])));
  }

  private static long number(String word) {
    long number = Long.parseLong(word);
    if (number > MOST_A_DAY) {
      throw new IllegalArgumentException(word + " bytes on one day");
    }
    return number;
  }

  /** On disk when this returns; if it throws, the file is as it was. */
  static void write(Path file, Traffic traffic) throws IOException {
    WholeFile.write(file, text(traffic).getBytes(StandardCharsets.US_ASCII), "rw-r--r--");
  }

  private static String text(Traffic traffic) {
    return traffic.days().entrySet().stream()
        .map(day -> day.getKey() + "," + day.getValue().sent() + "," + day.getValue().received())
        .collect(Collectors.joining("\n", HEAD + "\n", "\n"));
  }
}
