package org.shuyi.kiosk.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.shuyi.hardware.watchdog.Watchdog;
import org.shuyi.hardware.watchdog.systemd.ServiceManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is told that the program is alive: the machine's watchdogs, and systemd. */
final class Watchdogs {
  private static final Logger LOG = LoggerFactory.getLogger(Watchdogs.class);

  private Watchdogs() {}

  static List<Runnable> of(List<Watchdog> devices, Optional<ServiceManager> systemd) {
    List<Runnable> all = new ArrayList<>();
    devices.forEach(it -> all.add(it::alive));
    systemd.ifPresent(it -> all.add(feeding(it)));
    return List.copyOf(all);
  }

  /** The first beat is the first sign that a patron is served: only then is the service ready. */
  private static Runnable feeding(ServiceManager systemd) {
    AtomicBoolean ready = new AtomicBoolean();
    return () -> {
      try {
        if (ready.compareAndSet(false, true)) {
          systemd.ready();
        }
        systemd.alive();
      } catch (IOException e) {
        LOG.warn("{}; it may restart the kiosk", e.getMessage());
      }
    };
  }
}
