package org.shuyi.sync.torture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * People who lend, renew and give back, each book always by the same patron. Whoever got no answer
 * does it once more; only a renewal is left alone, for nobody can see whether it was made.
 */
final class Patrons {
  /** What somebody does. */
  enum Deed {
    LEND,
    RENEW,
    RETURN
  }

  /** Somebody does something. */
  record Wish(Deed deed, String book, String card) {
    String line() {
      return deed.name().toLowerCase(Locale.ROOT) + " " + book + " " + card;
    }
  }

  /**
   * What a patron saw.
   *
   * @param id what the station said; empty where it said nothing, being killed: then it may have
   *     been done, and need not
   */
  record Seen(Wish wish, String id) {
    boolean promised() {
      return !id.isEmpty();
    }
  }

  private final RandomGenerator random;
  private final List<String> books;
  private final List<String> cards;
  private final Map<String, Deed> last = new LinkedHashMap<>();
  private final List<Seen> seen = new ArrayList<>();

  /** What somebody has to try once more. */
  private Optional<Wish> again = Optional.empty();

  Patrons(RandomGenerator random, List<String> books, List<String> cards) {
    this.random = random;
    this.books = books;
    this.cards = cards;
  }

  List<Seen> seen() {
    return seen;
  }

  Wish next() {
    return again.orElseGet(this::another);
  }

  /** Everybody has got an answer. */
  boolean isContent() {
    return again.isEmpty();
  }

  private Wish another() {
    int index = random.nextInt(books.size());
    String book = books.get(index);
    return new Wish(
        next(last.getOrDefault(book, Deed.RETURN)), book, cards.get(index % cards.size()));
  }

  private Deed next(Deed before) {
    return switch (before) {
      case RETURN -> Deed.LEND;
      case LEND -> random.nextInt(3) == 0 ? Deed.RENEW : Deed.RETURN;
      case RENEW -> Deed.RETURN;
    };
  }

  void promised(Wish wish, String id) {
    seen.add(new Seen(wish, id));
    done(wish);
  }

  private void done(Wish wish) {
    last.put(wish.book(), wish.deed());
    again = Optional.empty();
  }

  /** It said no: nothing was done, whatever happens. */
  void refused(Wish wish) {
    again = Optional.of(wish);
  }

  void unanswered(Wish wish) {
    seen.add(new Seen(wish, ""));
    if (wish.deed() == Deed.RENEW) {
      done(wish);
    } else {
      again = Optional.of(wish);
    }
  }
}
