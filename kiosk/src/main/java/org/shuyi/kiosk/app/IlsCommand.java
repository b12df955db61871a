package org.shuyi.kiosk.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.ils.demo.DemoIls;
import org.shuyi.sync.ils.demo.KohaRest;
import org.shuyi.sync.ils.demo.Personality;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "ils",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the demo library system as a SIP2 server on the loopback address, and if wanted",
      "in the manner of Koha's REST API too."
    })
final class IlsCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "6001",
      description = "TCP port, 0 for any that is free (${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--personality",
      defaultValue = "strict",
      description = "How it behaves: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Personality personality = Personality.STRICT;

  @Option(
      names = "--rest-port",
      paramLabel = "P",
      description = "Also answer as Koha's REST API on this TCP port, 0 for any that is free.")
  private @Nullable Integer restPort;

  @Option(
      names = "--database",
      paramLabel = "F",
      description = "File of its own that keeps loans; without it all is forgotten at the end.")
  private @Nullable Path database;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Closing opened = new Closing()) {
      DemoIls ils = opened.keep(DemoIls.start(port, InstantSource.system(), database, personality));
      Output.line(spec, "SIP2 on 127.0.0.1:" + ils.port() + ", user " + DemoIls.USER);
      if (restPort != null) {
        KohaRest rest = opened.keep(ils.rest(restPort));
        Output.line(spec, "Koha's REST API on " + rest.uri() + ", client " + DemoIls.USER);
      }
      Output.line(spec, "Stop with Ctrl-C.");
      new CountDownLatch(1).await();
    }
    return Main.WELL;
  }
}
