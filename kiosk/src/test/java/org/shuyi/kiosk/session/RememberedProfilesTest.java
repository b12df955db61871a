package org.shuyi.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.sync.circulation.PatronId;

class RememberedProfilesTest {
  private static final PatronId WANG = new PatronId("210000000001");
  private static final PatronId LI = new PatronId("210000000002");
  private static final Profile LARGE = new Profile(Set.of(Need.LARGE_TYPE, Need.VOICE));
  private static final byte[] KEY = new byte[16];

  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-11-21T08:00:00Z");

  @Test
  void isThereAfterTheProgramEnded() throws IOException {
    open().keep(WANG, LARGE);

    assertThat(open().of(WANG)).isEqualTo(LARGE);
    assertThat(open().of(LI)).isNull();
  }

  @Test
  void isGoneFromTheDiskWhenForgotten() throws IOException {
    RememberedProfiles profiles = open();
    profiles.keep(WANG, LARGE);
    profiles.forget(WANG);

    assertThat(profiles.of(WANG)).isNull();
    assertThat(file()).isEmptyFile();
  }

  @Test
  void theFileNamesNobody() throws IOException {
    open().keep(WANG, LARGE);

    assertThat(Files.readString(file()))
        .doesNotContain(WANG.value())
        .matches("[0-9a-f]{32} 2026-11 LARGE_TYPE,VOICE\n");
  }

  @Test
  void anotherLibrarysKeyFindsNothing() throws IOException {
    open().keep(WANG, LARGE);
    byte[] other = new byte[16];
    other[0] = 1;

    assertThat(RememberedProfiles.in(folder, other, () -> now).of(WANG)).isNull();
  }

  @Test
  void whoHasNotComeForTwoYearsIsForgotten() throws IOException {
    open().keep(WANG, LARGE);
    now = Instant.parse("2028-12-01T00:00:00Z");
    RememberedProfiles later = open();

    assertThat(later.of(WANG)).isNull();
    later.keep(LI, LARGE);
    assertThat(Files.readAllLines(file())).hasSize(1);
  }

  @Test
  void aDamagedLineCostsNobodyElseAnything() throws IOException {
    open().keep(WANG, LARGE);
    Files.writeString(
        file(),
        "rubbish\n00 2026-11 VOICE\n00000000000000000000000000000000 2026-11 NO_SUCH_NEED\n\n",
        StandardOpenOption.APPEND);

    assertThat(open().of(WANG)).isEqualTo(LARGE);
  }

  private RememberedProfiles open() throws IOException {
    return RememberedProfiles.in(folder, KEY, () -> now);
  }

  private Path file() {
    return folder.resolve("access-profiles");
  }
}
