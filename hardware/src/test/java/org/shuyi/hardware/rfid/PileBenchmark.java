package org.shuyi.hardware.rfid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.bench.Figure;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.link.serial.SerialLink;
import org.shuyi.hardware.link.serial.SerialSettings;
import org.shuyi.hardware.rfid.feig.FeigReader;
import org.shuyi.hardware.rfid.feig.FeigSettings;
import org.shuyi.hardware.rfid.pad.PadSettings;
import org.shuyi.hardware.rfid.pn5180.Pn5180Reader;
import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.hardware.virtual.AirTiming;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualFeigReader;
import org.shuyi.hardware.virtual.VirtualPn5180;
import org.shuyi.hardware.virtual.VirtualPort;
import org.shuyi.hardware.virtual.VirtualTag;

/**
 * From the moment in which thirty books lie on the pad to the event that names them all, against
 * the least that the line and the air allow: one inventory, and for each book the two questions
 * that tell what it is and what it says, each with the silences of the manual.
 */
public final class PileBenchmark {
  private static final DeviceId ID = new DeviceId("rfid");
  private static final int TAGS = 30;
  private static final int ROUNDS = 7;
  private static final LineTiming LINE = new LineTiming(38_400, 11);

  /** Before a command, and before its answer (H60301-3e, "protocol timing"). */
  private static final Duration SILENCES = Duration.ofMillis(10);

  /** Advanced frames: of a command without data, and of an answer with nothing but a status. */
  private static final int COMMAND = 7;

  private static final int ANSWER = 8;

  /** Mode, sub-command and UID of a command to one tag. */
  private static final int ADDRESSED = 10;

  private static final int TAGS_PER_PAGE = 8;
  private static final int BYTES_PER_TAG = 10;

  /** A block of ISO 28560-3 has 34 bytes. */
  private static final int BLOCKS = 9;

  private static final Duration AT_MOST = Duration.ofSeconds(30);

  private PileBenchmark() {}

  /** A pad that books are laid on. */
  private interface Pad {
    void put(VirtualTag... tags);

    boolean take(TagUid uid);
  }

  public static List<Figure> run() throws IOException, InterruptedException {
    List<Figure> figures = new ArrayList<>(feig());
    figures.addAll(pn5180());
    return figures;
  }

  private static List<Figure> feig() throws IOException, InterruptedException {
    BlockingQueue<DeviceEvent> events = new ArrayBlockingQueue<>(1000);
    Path directory = Files.createTempDirectory("shuyi-bench");
    try (VirtualFeigReader pad =
            new VirtualFeigReader(new VirtualPort(directory.resolve("rfid")), LINE);
        FeigReader reader = feig(pad, events)) {
      return measured("FEIG at 38,400 baud", on(pad), reader, events, PileBenchmark::overSerial);
    } finally {
      Files.deleteIfExists(directory.resolve("rfid"));
      Files.delete(directory);
    }
  }

  private static FeigReader feig(VirtualFeigReader pad, BlockingQueue<DeviceEvent> events) {
    SerialSettings serial = new SerialSettings(pad.path(), 38_400, SerialSettings.Parity.NONE);
    return new FeigReader(
        ID, () -> SerialLink.open(serial), FeigSettings.USUAL, PadSettings.USUAL, events::add);
  }

  private static Pad on(VirtualFeigReader reader) {
    return new Pad() {
      @Override
      public void put(VirtualTag... tags) {
        reader.put(tags);
      }

      @Override
      public boolean take(TagUid uid) {
        return reader.take(uid);
      }
    };
  }

  private static List<Figure> pn5180() throws IOException, InterruptedException {
    BlockingQueue<DeviceEvent> events = new ArrayBlockingQueue<>(1000);
    try (VirtualPn5180 pad = new VirtualPn5180(true);
        Pn5180Reader reader = new Pn5180Reader(ID, pad.opener(), PadSettings.USUAL, events::add)) {
      return measured("PN5180", on(pad), reader, events, PileBenchmark::inTheAir);
    }
  }

  private static Pad on(VirtualPn5180 reader) {
    return new Pad() {
      @Override
      public void put(VirtualTag... tags) {
        reader.put(tags);
      }

      @Override
      public boolean take(TagUid uid) {
        return reader.take(uid);
      }
    };
  }

  private static List<Figure> measured(
      String name,
      Pad pad,
      RfidReader reader,
      BlockingQueue<DeviceEvent> events,
      Function<List<VirtualTag>, Duration> bound)
      throws InterruptedException {
    reader.start();
    reader.watch(true);
    await(events, 0);
    List<Double> ratios = new ArrayList<>();
    double seconds = 0;
    for (int round = 0; round <= ROUNDS; round++) {
      List<VirtualTag> pile = pile(new Random(round));
      seconds = round(pad, pile, events);
      // The first one warms up.
      if (round > 0) {
        ratios.add(seconds / bound.apply(pile).toNanos() * 1e9);
      }
    }
    double median = ratios.stream().sorted().toList().get(ratios.size() / 2);
    return List.of(
        Figure.atMost(1.15, "pile of 30, " + name + " / the least possible", median, ""),
        Figure.of("pile of 30, " + name + ", the last round", seconds, "s"));
  }

  private static List<VirtualTag> pile(Random random) {
    List<VirtualTag> pile = new ArrayList<>();
    for (int i = 0; i < TAGS; i++) {
      TagUid uid = new TagUid(0xE0040100_00000000L | random.nextInt() & 0xFFFF_FFFFL);
      ItemTag item = new ItemTag("2111%04d".formatted(i), "CN-120104", 1, 1, 1);
      pile.add(VirtualTag.item(uid, item, 0x07));
    }
    return pile;
  }

  private static double round(Pad pad, List<VirtualTag> pile, BlockingQueue<DeviceEvent> events)
      throws InterruptedException {
    // Not in step with the driver's looks.
    Thread.sleep(200 + pile.getFirst().uid().value() % 97 & 63);
    events.clear();
    long began = System.nanoTime();
    pad.put(pile.toArray(VirtualTag[]::new));
    await(events, TAGS);
    double seconds = (System.nanoTime() - began) / 1e9;
    pile.forEach(tag -> pad.take(tag.uid()));
    await(events, 0);
    return seconds;
  }

  private static void await(BlockingQueue<DeviceEvent> events, int tags)
      throws InterruptedException {
    long end = System.nanoTime() + AT_MOST.toNanos();
    for (long left = AT_MOST.toNanos(); left > 0; left = end - System.nanoTime()) {
      @Nullable DeviceEvent event = events.poll(left, TimeUnit.NANOSECONDS);
      if (event instanceof PadChanged changed && changed.tags().size() == tags) {
        return;
      }
    }
    throw new IllegalStateException("the pad never had " + tags + " tags");
  }

  private static Duration overSerial(List<VirtualTag> pile) {
    Duration each =
        exchange(COMMAND + ADDRESSED, ANSWER + 13, AirTiming.exchange(12, 17))
            .plus(
                exchange(
                    COMMAND + ADDRESSED + 2,
                    ANSWER + 2 + BLOCKS * (1 + VirtualTag.BLOCK_SIZE),
                    AirTiming.exchange(14, 3 + BLOCKS * (1 + VirtualTag.BLOCK_SIZE))));
    Duration inventory = inventory(pile);
    for (int left = TAGS; left > 0; left -= TAGS_PER_PAGE) {
      int here = Math.min(left, TAGS_PER_PAGE);
      inventory =
          inventory.plus(exchange(COMMAND + 2, ANSWER + 1 + here * BYTES_PER_TAG, Duration.ZERO));
    }
    return inventory.plus(each.multipliedBy(TAGS));
  }

  private static Duration exchange(int command, int answer, Duration air) {
    return SILENCES.plus(LINE.forBytes(command + answer)).plus(air);
  }

  /** The bus itself, at megabits per second, is not worth counting. */
  private static Duration inTheAir(List<VirtualTag> pile) {
    Duration each =
        AirTiming.exchange(12, 17).plus(AirTiming.exchange(14, 3 + BLOCKS * VirtualTag.BLOCK_SIZE));
    return inventory(pile).plus(each.multipliedBy(TAGS));
  }

  private static Duration inventory(List<VirtualTag> pile) {
    return AirTiming.inventory(pile.stream().map(tag -> tag.uid().value()).toList());
  }
}
