package org.shuyi.sync.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.shuyi.sync.agent.StationAgent;
import org.shuyi.sync.agent.StationSettings;
import org.shuyi.sync.centre.CentreProcess;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.engine.SyncSettings;
import org.shuyi.sync.journal.JournalCounts;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.mqtt.PahoConnector;
import org.shuyi.sync.reference.TestKeys;

/**
 * A station without devices and screen, in a process of its own: the real journal, engine and link.
 * Each line it reads is something that a patron does; its answer is what the screen would say.
 */
final class StationProcess {
  private static final StationId NAME = new StationId("kiosk-1");
  private static final LocalDate DUE = LocalDate.of(2099, 1, 1);
  private static final long OPEN_AGAIN_MILLIS = 50;

  private final StationAgent agent;

  private StationProcess(StationAgent agent) {
    this.agent = agent;
  }

  /** Ends when its standard input does, so that none outlives its test. */
  public static void main(String[] arguments) throws Exception {
    URI broker = URI.create(arguments[0]);
    try (StationAgent agent = open(broker, Path.of(arguments[1]));
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
      agent.start();
      say("ready");
      StationProcess station = new StationProcess(agent);
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        say(station.answer(line.split(" ", -1)));
      }
    }
  }

  /** One write to the pipe: a line is there whole or not at all. */
  @SuppressWarnings("SystemOut") // the test reads it
  private static void say(String line) throws IOException {
    System.out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    System.out.flush();
  }

  /** As a kiosk does: without its journal it waits, out of service. */
  private static StationAgent open(URI broker, Path directory) throws Exception {
    StationSettings settings =
        new StationSettings(
            CentreProcess.TOPICS.library(),
            NAME,
            broker,
            TestKeys.STATION,
            directory,
            Duration.ofDays(90),
            "test",
            SyncSettings.brisk());
    while (true) {
      try {
        return StationAgent.open(
            settings,
            InstantSource.system(),
            System::nanoTime,
            new SecureRandom(),
            new PahoConnector());
      } catch (JournalException e) {
        say("shut " + e.kind());
        Thread.sleep(OPEN_AGAIN_MILLIS);
      }
    }
  }

  private String answer(String[] words) {
    if (words[0].equals("counts")) {
      JournalCounts counts = agent.status().counts();
      return "counts %d %d".formatted(counts.written(), counts.applied() + counts.refused());
    }
    try {
      return "did " + agent.record(act(List.of(words))).id();
    } catch (JournalException e) {
      return "not " + e.kind();
    }
  }

  private static Act act(List<String> words) {
    ItemId item = new ItemId(words.get(1));
    PatronId patron = new PatronId(words.get(2));
    return switch (words.getFirst()) {
      case "lend" -> new Act.Loan(item, patron, DUE, Act.DecidedBy.STATION);
      case "renew" -> new Act.Renewal(item, patron, Act.DecidedBy.STATION);
      case "return" -> new Act.Return(item);
      default -> throw new IllegalArgumentException("lend, renew or return, not " + words);
    };
  }
}
