package org.shuyi.kiosk.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How Chinese characters may be read (汉语拼音, GB/T 16159 without tones, v for ü). A character with
 * several readings has all of them: which one a title means only a reader of it knows.
 */
final class Pinyin {
  private static final int CHARACTERS = 1 << Character.SIZE;
  private static final String TABLE = "pinyin.tsv";
  private static final String[] NONE = {};

  /** The table that comes with the program. */
  static final Pinyin ALL = load();

  private final String[][] readings = new String[CHARACTERS][];

  /** Bit 0 for a, 25 for z: with which letters a character may be begun to be typed. */
  private final int[] initials = new int[CHARACTERS];

  private Pinyin(List<String> lines) {
    Arrays.fill(readings, NONE);
    lines.forEach(this::add);
  }

  private static Pinyin load() {
    try (InputStream bytes = Objects.requireNonNull(Pinyin.class.getResourceAsStream(TABLE));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      return new Pinyin(lines.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own " + TABLE + " can't be read", e);
    }
  }

  private void add(String line) {
    int tab = line.indexOf('\t');
    String syllable = line.substring(0, tab).intern();
    for (int i = tab + 1; i < line.length(); i++) {
      char character = line.charAt(i);
      List<String> all = new ArrayList<>(List.of(readings[character]));
      all.add(syllable);
      readings[character] = all.toArray(NONE);
      initials[character] |= bit(syllable.charAt(0));
    }
  }

  /** The bit of a letter; 0 for what is none. */
  static int bit(char letter) {
    return letter >= 'a' && letter <= 'z' ? 1 << (letter - 'a') : 0;
  }

  /** Whether a character may be begun to be typed with the letter of this bit. */
  boolean mayBegin(char character, int bit) {
    return (initials[character] & bit) != 0;
  }

  boolean isRead(char character) {
    return initials[character] != 0;
  }

  String[] readings(char character) {
    return readings[character];
  }
}
