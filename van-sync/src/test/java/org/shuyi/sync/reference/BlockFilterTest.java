package org.shuyi.sync.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.circulation.PatronId;

class BlockFilterTest {
  private static PatronHash patron(int number) {
    return PatronHash.of(new PatronId("P" + number), TestKeys.PATRONS);
  }

  private static BlockFilter filter(List<Integer> blocked) {
    return BlockFilter.of(blocked.stream().mapToLong(each -> BlockFilter.key(patron(each))));
  }

  @Property(tries = 100)
  void nobodyWhoIsBlockedIsMissedAlsoAfterTheWire(@ForAll("patrons") List<Integer> blocked) {
    BlockFilter read = BlockFilter.fromBytes(filter(blocked).toBytes());
    assertThat(blocked).allMatch(each -> read.mayContain(patron(each)));
  }

  /** Short lists too: there the library alone would never end, or take everybody for blocked. */
  @Provide
  Arbitrary<List<Integer>> patrons() {
    return Arbitraries.integers().between(0, 1_000_000).list().ofMaxSize(300);
  }

  @Test
  void oneStrangerIn256IsSentToTheCentre() {
    BlockFilter filter = filter(IntStream.range(0, 6000).boxed().toList());
    long wrong =
        IntStream.range(10_000, 110_000).filter(each -> filter.mayContain(patron(each))).count();
    assertThat(wrong).isBetween(250L, 550L);
    assertThat(filter.toBytes().length).isLessThan(6000 * 10 / 8 + 20);
  }

  @Test
  void equalListsAreEqualBytesInWhateverOrder() {
    assertThat(filter(List.of(1, 2, 3, 3)).toBytes()).isEqualTo(filter(List.of(3, 2, 1)).toBytes());
  }

  @Test
  void anEmptyListSendsHardlyAnybodyToTheCentre() {
    BlockFilter read = BlockFilter.fromBytes(filter(List.of()).toBytes());
    assertThat(IntStream.range(0, 10_000).filter(each -> read.mayContain(patron(each))).count())
        .isLessThan(80);
  }

  @Property(tries = 300)
  void otherBytesAreAnErrorOfOneKind(@ForAll byte[] bytes) {
    try {
      BlockFilter.fromBytes(bytes);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("block filter");
    }
  }

  @Test
  void aFilterThatIsCutOffIsRefused() {
    byte[] bytes = filter(List.of(1, 2, 3)).toBytes();
    assertThatThrownBy(
            () -> BlockFilter.fromBytes(java.util.Arrays.copyOf(bytes, bytes.length - 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
