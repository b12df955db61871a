package org.shuyi.sync.bench;

import java.time.LocalDate;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.shuyi.sync.centre.Catalogue;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PinVerifier;
import org.shuyi.sync.reference.Reference;

/**
 * A city's library: items with titles of 4 to 15 characters, patrons, of whom one in fifty is
 * blocked and one in ten has borrowed at a station with a PIN, and holds on one item in a hundred.
 *
 * @param changed one in so many items and patrons differs from the library where it is 0
 */
record LargeLibrary(int itemCount, int patronCount, int changed) implements Catalogue {
  private static final int MOST_COMMON = 800;
  private static final LocalDate EXPIRES = LocalDate.of(2029, 1, 1);

  static ItemId item(int number) {
    return new ItemId("SY%08d".formatted(number));
  }

  static PatronId patron(int number) {
    return new PatronId("21%010d".formatted(number));
  }

  private boolean isChanged(int number) {
    return changed > 0 && number % changed == 0;
  }

  @Override
  public Stream<Item> items() {
    return IntStream.range(0, itemCount)
        .mapToObj(
            number ->
                new Item(
                    item(number),
                    new Reference.Item(
                        title(number),
                        isChanged(number) ? Set.of(Reference.ItemFlag.WITHDRAWN) : Set.of(),
                        1)));
  }

  private static String title(int number) {
    Random random = new Random(number);
    return random
        .ints(4 + random.nextInt(12), 0, MOST_COMMON)
        .collect(
            StringBuilder::new,
            (text, character) -> text.appendCodePoint('一' + character),
            StringBuilder::append)
        .toString();
  }

  @Override
  public Stream<Patron> patrons() {
    return IntStream.range(0, patronCount)
        .mapToObj(number -> new Patron(patron(number), standing(number)));
  }

  private Reference.Patron standing(int number) {
    return new Reference.Patron(
        number % 50 == 0 ? Set.of(Reference.PatronFlag.BLOCKED) : Set.of(),
        number % 4 == 0 ? "CHILD" : "ADULT",
        10,
        isChanged(number) ? 6 : number % 5,
        EXPIRES.plusDays(number % 700),
        number % 10 == 0 ? pin(number) : null);
  }

  private static PinVerifier pin(int number) {
    Random random = new Random(number);
    byte[] salt = new byte[PinVerifier.SALT];
    byte[] hash = new byte[32];
    random.nextBytes(salt);
    random.nextBytes(hash);
    return new PinVerifier(salt, PinVerifier.ITERATIONS, hash, EXPIRES);
  }

  @Override
  public Stream<Hold> holds() {
    return IntStream.range(0, itemCount / 100)
        .mapToObj(number -> new Hold(item(number * 100), patron(number)));
  }

  @Override
  public Reference.LoanRules rules() {
    return new Reference.LoanRules(30, 5, 1);
  }
}
