package org.shuyi.kiosk.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.reference.PatronHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Access profiles that patrons asked to be kept with their cards, on this station alone. What
 * somebody needs tells of their health, so there is the least that serves: a keyed hash of the card
 * number, the needs, and the month in which they were last used. Only for one thread.
 */
public final class RememberedProfiles {
  private static final Logger LOG = LoggerFactory.getLogger(RememberedProfiles.class);

  /** More than ever use one station; beyond it the one longest unused is forgotten. */
  static final int MOST = 20_000;

  /** Who has not come for so long is forgotten. */
  static final int MONTHS = 24;

  /** Another key than that of the reference data, so that the two can't be laid side by side. */
  private static final PatronId PURPOSE = new PatronId("access-profiles");

  private final Path file;
  private final byte[] key;
  private final InstantSource clock;
  private final Map<String, Kept> kept = new LinkedHashMap<>();

  private record Kept(YearMonth used, Profile profile) {}

  private RememberedProfiles(Path file, byte[] key, InstantSource clock) {
    this.file = file;
    this.key = PatronHash.of(PURPOSE, key).bytes();
    this.clock = clock;
  }

  /**
   * Reads what was kept; a line that can't be understood is left out and told in the log.
   *
   * @param folder of the station's data
   * @param key the library's key for patron hashes
   * @throws IOException if the file is there and can't be read
   */
  public static RememberedProfiles in(Path folder, byte[] key, InstantSource clock)
      throws IOException {
    RememberedProfiles profiles =
        new RememberedProfiles(folder.resolve("access-profiles"), key, clock);
    if (Files.exists(profiles.file)) {
      Files.readAllLines(profiles.file).forEach(profiles::read);
    }
    return profiles;
  }

  /** What was kept with this card; null if nothing was. */
  @Nullable Profile of(PatronId patron) {
    Kept found = kept.get(hash(patron));
    return found == null || found.used().isBefore(oldest()) ? null : found.profile();
  }

  /**
   * Keeps it, on disk.
   *
   * @throws IOException if it could not be written; then it is kept until the program ends
   */
  void keep(PatronId patron, Profile profile) throws IOException {
    String hash = hash(patron);
    kept.remove(hash);
    kept.put(hash, new Kept(month(), profile));
    write();
  }

  /**
   * Forgets it, on disk too.
   *
   * @throws IOException if the file could not be written
   */
  void forget(PatronId patron) throws IOException {
    if (kept.remove(hash(patron)) != null) {
      write();
    }
  }

  private void read(String line) {
    String[] words = line.split(" ", -1);
    try {
      kept.put(
          new PatronHash(words[0]).hex(), new Kept(YearMonth.parse(words[1]), profile(words[2])));
    } catch (IllegalArgumentException | DateTimeParseException | ArrayIndexOutOfBoundsException e) {
      LOG.warn("{}: a line was left out, it can't be understood", file);
    }
  }

  private static Profile profile(String needs) {
    return new Profile(
        Arrays.stream(needs.split(","))
            .filter(need -> !need.isEmpty())
            .map(Need::valueOf)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private void write() throws IOException {
    kept.values().removeIf(each -> each.used().isBefore(oldest()));
    while (kept.size() > MOST) {
      kept.remove(kept.keySet().iterator().next());
    }
    String text =
        kept.entrySet().stream()
            .map(entry -> line(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining());
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel out =
        FileChannel.open(
            next,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE))) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String line(String hash, Kept each) {
    String needs =
        each.profile().chosen().stream().map(Need::name).sorted().collect(Collectors.joining(","));
    return hash + " " + each.used() + " " + needs + "\n";
  }

  private String hash(PatronId patron) {
    return PatronHash.of(patron, key).hex();
  }

  private YearMonth month() {
    return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
  }

  private YearMonth oldest() {
    return month().minusMonths(MONTHS);
  }
}
