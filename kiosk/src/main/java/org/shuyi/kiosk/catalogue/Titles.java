package org.shuyi.kiosk.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.shuyi.sync.circulation.ItemId;

/**
 * Titles and authors of a library, packed so that a million items need some 60 MB, and looked
 * through from the first to the last: that is quick enough, and needs no list of words that
 * somebody would have to choose. Never changed once built; safe for several threads.
 */
public final class Titles {
  /** Items, and UTF-16 units of all their texts: further ones are not found. */
  static final int MOST_ITEMS = 2_000_000;

  private static final int BLOCK = 1 << 20;
  private static final int MOST_BLOCKS = 64;

  /** Between title and author. */
  private static final char AUTHOR = '\n';

  /** Characters of one item's texts. */
  private static final int LONGEST = 160;

  /** Hits of one rank that are kept: more nobody looks at. */
  private static final int KEPT = 500;

  private final Pinyin pinyin;
  private final List<char[]> blocks;
  private final int[] starts;
  private final char[] classes;
  private final byte[] ids;
  private final int[] idEnds;

  private Titles(Builder from) {
    pinyin = from.pinyin;
    blocks = List.copyOf(from.blocks);
    starts = Arrays.copyOf(from.starts, from.count + 1);
    classes = Arrays.copyOf(from.classes, from.count);
    ids = Arrays.copyOf(from.ids, from.idEnd);
    idEnds = Arrays.copyOf(from.idEnds, from.count);
  }

  /** Collects items, one thread at a time. */
  public static final class Builder {
    private final Pinyin pinyin = Pinyin.ALL;
    private final List<char[]> blocks = new ArrayList<>();
    private int[] starts = new int[1025];
    private char[] classes = new char[1024];
    private byte[] ids = new byte[16_384];
    private int[] idEnds = new int[1024];
    private int count;
    private int end;
    private int idEnd;

    /**
     * Adds an item, unless there are as many as can be.
     *
     * @param letter its class; any other character for none
     */
    public void add(ItemId item, String title, String author, char letter) {
      String name = Words.plain(title);
      String by = Words.plain(author);
      String text = by.isEmpty() ? name : name + AUTHOR + by;
      text = text.substring(0, Math.min(LONGEST, text.length()));
      if (count < MOST_ITEMS && room(text.length())) {
        grow();
        text.getChars(0, text.length(), blocks.getLast(), end % BLOCK);
        starts[count] = end;
        classes[count] = letter;
        idEnds[count] = id(item);
        end += text.length();
        starts[++count] = end;
      }
    }

    /** No text lies in two blocks: what is left of one stays empty. */
    private boolean room(int length) {
      boolean fits = !blocks.isEmpty() && end % BLOCK + length < BLOCK;
      if (!fits) {
        if (blocks.size() == MOST_BLOCKS) {
          return false;
        }
        end = blocks.size() * BLOCK;
        blocks.add(new char[BLOCK]);
      }
      return true;
    }

    private void grow() {
      if (count + 1 == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count + 1);
        classes = Arrays.copyOf(classes, 2 * count);
        idEnds = Arrays.copyOf(idEnds, 2 * count);
      }
    }

    private int id(ItemId item) {
      byte[] id = item.value().getBytes(StandardCharsets.UTF_8);
      if (idEnd + id.length > ids.length) {
        ids = Arrays.copyOf(ids, 2 * ids.length);
      }
      System.arraycopy(id, 0, ids, idEnd, id.length);
      idEnd += id.length;
      return idEnd;
    }

    public Titles build() {
      return new Titles(this);
    }
  }

  /** How many items there are. */
  public int size() {
    return classes.length;
  }

  /**
   * Copies of one title, by titles: those that begin with what was typed come first, then those of
   * an author, then all others, each in the order in which they were added.
   *
   * @param typed may be empty: then all are meant
   * @param letter of the class; 0 for any
   * @param which items are wanted at all
   * @param most titles
   */
  public List<List<ItemId>> find(
      String typed, char letter, Predicate<? super ItemId> which, int most) {
    Words words = new Words(typed, pinyin);
    Ranks ranks = new Ranks();
    for (int item = 0; item < size() && !ranks.full(); item++) {
      int rank = letter == 0 || classes[item] == letter ? rank(item, words) : Ranks.NONE;
      if (ranks.wants(rank) && which.test(id(item))) {
        ranks.add(rank, item);
      }
    }
    return grouped(ranks.all(), most);
  }

  private int rank(int item, Words words) {
    char[] text = blocks.get(starts[item] / BLOCK);
    int from = starts[item] % BLOCK;
    int to = from + length(item);
    if (words.isEmpty()) {
      return 0;
    }
    int rank = Ranks.NONE;
    for (int at = from; at < to; at++) {
      if (words.mayBegin(text[at], text[at + 1]) && words.matches(text, at, to)) {
        rank = Math.min(rank, at == from ? 0 : text[at - 1] == AUTHOR ? 1 : 2);
        if (rank < 2) {
          return rank;
        }
      }
    }
    return rank;
  }

  /** What follows is at once the next text, unless that one lies in the next block. */
  private int length(int item) {
    int next = starts[item + 1];
    return next / BLOCK == starts[item] / BLOCK ? next - starts[item] : lastInBlock(starts[item]);
  }

  private int lastInBlock(int start) {
    char[] block = blocks.get(start / BLOCK);
    int at = start % BLOCK;
    int end = at;
    while (end < BLOCK && block[end] != 0) {
      end++;
    }
    return end - at;
  }

  private ItemId id(int item) {
    int from = item == 0 ? 0 : idEnds[item - 1];
    return new ItemId(new String(ids, from, idEnds[item] - from, StandardCharsets.UTF_8));
  }

  private List<List<ItemId>> grouped(List<Integer> items, int most) {
    Map<String, List<ItemId>> titles = new LinkedHashMap<>();
    for (int item : items) {
      String text = text(item);
      if (titles.size() < most || titles.containsKey(text)) {
        titles.computeIfAbsent(text, ignored -> new ArrayList<>()).add(id(item));
      }
    }
    return List.copyOf(titles.values());
  }

  private String text(int item) {
    return new String(blocks.get(starts[item] / BLOCK), starts[item] % BLOCK, length(item));
  }

  /** Hits by how well they fit; of each rank only so many. */
  private static final class Ranks {
    static final int NONE = 3;

    private final List<List<Integer>> ranks =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    boolean wants(int rank) {
      return rank < NONE && ranks.get(rank).size() < KEPT;
    }

    void add(int rank, int item) {
      ranks.get(rank).add(item);
    }

    /** What begins so fills the glass: nobody asks for the others. */
    boolean full() {
      return ranks.getFirst().size() >= KEPT;
    }

    List<Integer> all() {
      return ranks.stream().flatMap(List::stream).toList();
    }
  }
}
