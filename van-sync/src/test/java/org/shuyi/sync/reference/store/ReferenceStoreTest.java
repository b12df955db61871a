package org.shuyi.sync.reference.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.wire.ReferenceCodec;
import org.shuyi.sync.wire.ReferenceSnapshot;
import org.shuyi.sync.wire.WireException;

class ReferenceStoreTest {
  private static final Reference.LoanRules RULES = new Reference.LoanRules(0, 0);
  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("sub/reference.cbor");
  }

  private ReferenceStore open() {
    return ReferenceStore.open(file(), RULES);
  }

  private static byte[] snapshot(long version, String madeAt) {
    return ReferenceCodec.encode(
        new ReferenceSnapshot(
            version,
            Instant.parse(madeAt),
            Map.of(new ItemId("1"), new Reference.Item("v" + version, true, false)),
            Map.of(),
            new Reference.LoanRules(30, 5)));
  }

  @Test
  void theVeryFirstBootKnowsNothing() {
    assertThat(open().newest()).isEqualTo(ReferenceSnapshot.none(RULES));
  }

  @Test
  void theNewestIsThereAfterARestart() throws Exception {
    ReferenceStore store = open();
    assertThat(store.offer(snapshot(1, "2026-11-21T01:00:00Z"))).isTrue();
    assertThat(store.offer(snapshot(2, "2026-11-21T02:00:00Z"))).isTrue();

    assertThat(open().newest().version()).isEqualTo(2);
  }

  @Test
  void anOlderOneIsNotTakenOver() throws Exception {
    ReferenceStore store = open();
    store.offer(snapshot(2, "2026-11-21T02:00:00Z"));

    assertThat(store.offer(snapshot(1, "2026-11-21T01:00:00Z"))).isFalse();
    assertThat(store.offer(snapshot(2, "2026-11-21T02:00:00Z"))).isFalse();
    assertThat(open().newest().version()).isEqualTo(2);
  }

  @Test
  void aCentreSetUpAnewIsBelieved() throws Exception {
    ReferenceStore store = open();
    store.offer(snapshot(900, "2026-11-21T02:00:00Z"));

    assertThat(store.offer(snapshot(1, "2026-11-22T02:00:00Z"))).isTrue();
  }

  @Test
  void aBrokenFileIsLeftOutOfAccountAndReplaced() throws Exception {
    byte[] whole = snapshot(1, "2026-11-21T01:00:00Z");
    for (int length = 0; length < whole.length; length += 7) {
      Files.createDirectories(file().getParent());
      Files.write(file(), Arrays.copyOf(whole, length));
      assertThat(open().newest().version()).isZero();
    }
    open().offer(whole);
    assertThat(open().newest().version()).isEqualTo(1);
  }

  @Test
  void whatCantBeReadLeavesWhatIsKnown() throws Exception {
    ReferenceStore store = open();
    store.offer(snapshot(1, "2026-11-21T01:00:00Z"));

    assertThatThrownBy(() -> store.offer(new byte[] {1})).isInstanceOf(WireException.class);
    assertThat(store.newest().version()).isEqualTo(1);
    assertThat(open().newest().version()).isEqualTo(1);
  }

  @Test
  void aHalfWrittenNewFileDoesNotHurt() throws Exception {
    open().offer(snapshot(1, "2026-11-21T01:00:00Z"));
    Files.write(file().resolveSibling("reference.cbor.new"), new byte[] {1, 2, 3});

    assertThat(open().newest().version()).isEqualTo(1);
    assertThat(open().offer(snapshot(2, "2026-11-21T02:00:00Z"))).isTrue();
  }

  @Test
  void withoutADiskItIsInUseAllTheSame() throws Exception {
    Files.writeString(directory.resolve("sub"), "a file where the directory should be");
    ReferenceStore store = open();

    assertThatThrownBy(() -> store.offer(snapshot(1, "2026-11-21T01:00:00Z")))
        .isInstanceOf(IOException.class);
    assertThat(store.newest().version()).isEqualTo(1);
  }
}
