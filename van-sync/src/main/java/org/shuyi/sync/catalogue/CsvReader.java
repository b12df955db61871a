package org.shuyi.sync.catalogue;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of a CSV file (RFC 4180), separated by commas, or by tabs if the first record has one and
 * no comma. Lines end with CR LF, LF or CR.
 */
final class CsvReader implements AutoCloseable {
  /** Characters of one field; a quotation mark that is never closed ends here. */
  private static final int LONGEST = 4000;

  private static final int COLUMNS = 200;
  private static final int END = -1;

  private final String name;
  private final Reader in;
  private char separator = ',';
  private int next;
  private boolean begun;
  private long line = 1;
  private long recordLine;

  /**
   * @param in buffered; closed with this
   */
  CsvReader(String name, Reader in) {
    this.name = name;
    this.in = in;
  }

  /** Where the record that was read last began. */
  String where() {
    return name + ":" + recordLine;
  }

  /** The next record that is not an empty line; null after the last. */
  @Nullable List<String> next() throws IOException {
    begin();
    while (next == '\n' || next == '\r') {
      read();
    }
    recordLine = line;
    return next == END ? null : record();
  }

  private void begin() throws IOException {
    if (begun) {
      return;
    }
    begun = true;
    in.mark(LONGEST);
    char[] head = new char[LONGEST];
    int length = Math.max(0, in.read(head));
    in.reset();
    String first = new String(head, 0, length).lines().findFirst().orElse("");
    separator = first.indexOf(',') < 0 && first.indexOf('\t') >= 0 ? '\t' : ',';
    next = in.read();
    if (next == '\ufeff') {
      next = in.read();
    }
  }

  private void read() throws IOException {
    boolean ends = next == '\n';
    boolean mayEnd = next == '\r';
    next = in.read();
    if (ends || mayEnd && next != '\n') {
      line++;
    }
  }

  private List<String> record() throws IOException {
    List<String> fields = new ArrayList<>();
    fields.add(field());
    while (next == separator) {
      if (fields.size() == COLUMNS) {
        throw wrong("more than " + COLUMNS + " columns");
      }
      read();
      fields.add(field());
    }
    return fields;
  }

  private String field() throws IOException {
    return next == '"' ? quoted() : plain();
  }

  private String plain() throws IOException {
    StringBuilder field = new StringBuilder();
    while (next != separator && next != '\n' && next != '\r' && next != END) {
      append(field);
    }
    return field.toString().strip();
  }

  private String quoted() throws IOException {
    StringBuilder field = new StringBuilder();
    read();
    while (true) {
      if (next == END) {
        throw wrong("a quotation mark that is never closed; was the file cut off?");
      }
      if (next == '"') {
        read();
        if (next != '"') {
          break;
        }
      }
      append(field);
    }
    if (next != separator && next != '\n' && next != '\r' && next != END) {
      throw wrong("text after a closing quotation mark");
    }
    return field.toString().strip();
  }

  private void append(StringBuilder field) throws IOException {
    if (field.length() == LONGEST) {
      throw wrong("a field of more than " + LONGEST + " characters");
    }
    field.append((char) next);
    read();
  }

  private CsvException wrong(String what) {
    return new CsvException(where(), what);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
