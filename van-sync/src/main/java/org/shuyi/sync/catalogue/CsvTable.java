package org.shuyi.sync.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One file with a head line. Whoever writes it may still be doing so: then it is not used. */
final class CsvTable {
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** Makes something of a line. */
  interface Shape<T> {
    T read(Row row) throws CsvException;
  }

  /** A line, by its columns. */
  record Row(String where, Map<Column, String> fields) {
    /** Empty if the file has no such column. */
    String text(Column column) {
      return fields.getOrDefault(column, "");
    }

    /** A number, or otherwise if there is none. */
    int number(Column column, int otherwise, int most) throws CsvException {
      String text = text(column);
      if (text.isEmpty()) {
        return otherwise;
      }
      if (text.matches("\\d{1,9}") && Integer.parseInt(text) <= most) {
        return Integer.parseInt(text);
      }
      throw wrong(column, "'" + text + "': a number from 0 to " + most + " expected");
    }

    CsvException wrong(Column column, String what) {
      return new CsvException(where + ", column " + column.shown(), what);
    }
  }

  private final Path file;
  private final Charset charset;
  private final List<Column> required;
  private final List<Column> optional;

  /**
   * @param charset of a file without a byte order mark; with one it is UTF-8
   */
  CsvTable(Path file, Charset charset, List<Column> required, List<Column> optional) {
    this.file = file;
    this.charset = charset;
    this.required = required;
    this.optional = optional;
  }

  boolean exists() {
    return Files.exists(file);
  }

  /**
   * All lines, read as they are asked for.
   *
   * @throws UncheckedIOException from the stream: what was read so far is not to be used
   */
  <T> Stream<T> read(Shape<T> shape) {
    Lines<T> lines = open(shape);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED), false)
        .onClose(lines::close);
  }

  private <T> Lines<T> open(Shape<T> shape) {
    try {
      String version = version();
      CsvReader reader = new CsvReader(String.valueOf(file.getFileName()), text());
      try {
        return new Lines<>(reader, heads(reader), shape, version);
      } catch (IOException e) {
        reader.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(told(e));
    }
  }

  private String version() throws IOException {
    return Files.size(file) + " bytes of " + Files.getLastModifiedTime(file);
  }

  private BufferedReader text() throws IOException {
    InputStream bytes = Files.newInputStream(file);
    boolean marked = java.util.Arrays.equals(bytes.readNBytes(UTF_8_MARK.length), UTF_8_MARK);
    if (!marked) {
      bytes.close();
      bytes = Files.newInputStream(file);
    }
    return new BufferedReader(
        new InputStreamReader(
            bytes,
            (marked ? StandardCharsets.UTF_8 : charset)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  private IOException told(IOException e) {
    return switch (e) {
      case CsvException known -> known;
      case NoSuchFileException none -> new CsvException(file.toString(), "no such file");
      case CharacterCodingException other ->
          new CsvException(
              String.valueOf(file.getFileName()),
              "is not " + charset + "; set charset to what it is, or save it as UTF-8 with a mark");
      default -> e;
    };
  }

  private List<@Nullable Column> heads(CsvReader reader) throws IOException {
    List<String> names = reader.next();
    if (names == null) {
      throw new CsvException(reader.where(), "is empty; a line with the names of columns expected");
    }
    List<@Nullable Column> heads = new ArrayList<>();
    for (String name : names) {
      if (Column.SECRETS.stream().anyMatch(name::equalsIgnoreCase)) {
        throw new CsvException(
            reader.where(), "column '" + name + "' must not be in an export; leave it out");
      }
      heads.add(column(name));
    }
    for (Column column : required) {
      if (!heads.contains(column)) {
        throw new CsvException(reader.where(), "has no column " + column.shown());
      }
    }
    return heads;
  }

  private @Nullable Column column(String name) {
    return Stream.concat(required.stream(), optional.stream())
        .filter(column -> column.isCalled(name))
        .findFirst()
        .orElse(null);
  }

  private final class Lines<T> implements Iterator<T> {
    private final CsvReader reader;
    private final List<@Nullable Column> heads;
    private final Shape<T> shape;
    private final String version;
    private @Nullable T next;
    private boolean ended;

    Lines(CsvReader reader, List<@Nullable Column> heads, Shape<T> shape, String version) {
      this.reader = reader;
      this.heads = heads;
      this.shape = shape;
      this.version = version;
    }

    @Override
    public boolean hasNext() {
      if (next == null && !ended) {
        try {
          next = line();
          ended = next == null;
        } catch (IOException e) {
          throw new UncheckedIOException(told(e));
        }
      }
      return next != null;
    }

    private @Nullable T line() throws IOException {
      List<String> fields = reader.next();
      if (fields == null) {
        if (!version.equals(version())) {
          throw new CsvException(reader.where(), "changed while it was read; it is read again");
        }
        return null;
      }
      if (fields.size() != heads.size()) {
        throw new CsvException(
            reader.where(), fields.size() + " columns, " + heads.size() + " expected");
      }
      Map<Column, String> row = new EnumMap<>(Column.class);
      for (int i = 0; i < heads.size(); i++) {
        Column column = heads.get(i);
        if (column != null) {
          row.put(column, fields.get(i));
        }
      }
      return shape.read(new Row(reader.where(), row));
    }

    @Override
    public T next() {
      T found = hasNext() ? next : null;
      if (found == null) {
        throw new NoSuchElementException();
      }
      next = null;
      return found;
    }

    void close() {
      try {
        reader.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
