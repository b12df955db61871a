package org.shuyi.kiosk.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.shuyi.kiosk.config.IlsConfig;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.ils.KnownBetter;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.LibrarySystemException.Kind;
import org.shuyi.sync.ils.Trust;
import org.shuyi.sync.ils.TwoRoads;
import org.shuyi.sync.koha.KohaLibrarySystem;
import org.shuyi.sync.koha.KohaSettings;
import org.shuyi.sync.koha.KohaSettings.Login;
import org.shuyi.sync.sip2.session.Sip2LibrarySystem;
import org.shuyi.sync.sip2.session.Sip2Settings;
import org.shuyi.sync.sip2.session.Sip2Settings.Terminals;
import org.shuyi.sync.sip2.session.Sip2Settings.Terminator;

/** From the centre's file to its library system. */
final class LibrarySystems {
  private LibrarySystems() {}

  /**
   * Connects to nothing yet.
   *
   * @throws IOException if a file that the configuration names can't be used
   */
  static LibrarySystem of(IlsConfig config, ZoneId zone, InstantSource clock) throws IOException {
    LibrarySystem system =
        switch (config.adapter()) {
          case IlsConfig.Sip2 sip2 -> sip2(sip2, zone, clock);
          case IlsConfig.KohaRest koha ->
              TwoRoads.returnsElsewhere(rest(koha, zone, clock), sip2(koha.returns(), zone, clock));
        };
    return config.capabilities().isEmpty()
        ? system
        : new KnownBetter(system, config.capabilities());
  }

  /**
   * The same for a centre, which can't do without returns.
   *
   * @throws LibrarySystemException if none are taken
   */
  static LibrarySystem forCentre(IlsConfig config, ZoneId zone, InstantSource clock)
      throws IOException {
    LibrarySystem system = of(config, zone, clock);
    if (!system.capabilities().has(Capability.TAKES_RETURNS)) {
      system.close();
      throw new LibrarySystemException(
          Kind.NOT_OFFERED,
          "the library system takes no returns by its [ils.capabilities]; a centre needs them");
    }
    return system;
  }

  private static Sip2LibrarySystem sip2(IlsConfig.Sip2 sip2, ZoneId zone, InstantSource clock)
      throws IOException {
    Sip2Settings settings =
        new Sip2Settings(
            sip2.host(),
            sip2.port(),
            sip2.tls() ? Optional.of(trust(sip2.authority())) : Optional.empty(),
            sip2.user(),
            sip2.location(),
            sip2.institution(),
            sip2.charset(),
            zone,
            sip2.lineFeed() ? Terminator.CRLF : Terminator.CR,
            sip2.checksums(),
            Terminals.atMost(sip2.connections()),
            Duration.ofSeconds(sip2.connectSeconds()),
            Duration.ofSeconds(sip2.answerSeconds()));
    return new Sip2LibrarySystem(settings, Secrets.text(sip2.password()), clock);
  }

  private static KohaLibrarySystem rest(IlsConfig.KohaRest koha, ZoneId zone, InstantSource clock)
      throws IOException {
    return new KohaLibrarySystem(settings(koha, zone), Secrets.text(koha.secret()), clock);
  }

  /**
   * How to reach a Koha.
   *
   * @throws IOException if the authority can't be used, or something is confirmed that is for staff
   */
  static KohaSettings settings(IlsConfig.KohaRest koha, ZoneId zone) throws IOException {
    try {
      return new KohaSettings(
          koha.server(),
          Optional.of(trust(koha.authority())),
          koha.token() ? new Login.ClientCredentials(koha.name()) : new Login.Basic(koha.name()),
          koha.library(),
          zone,
          koha.confirmed(),
          koha.patrons().map(LibrarySystems::patrons),
          Duration.ofSeconds(koha.connectSeconds()),
          Duration.ofSeconds(koha.answerSeconds()));
    } catch (IllegalArgumentException e) {
      throw new IOException("[ils] confirm: " + e.getMessage(), e);
    }
  }

  private static KohaSettings.Patrons patrons(IlsConfig.Patrons patrons) {
    return new KohaSettings.Patrons(
        patrons.library(),
        patrons.categories(),
        patrons.personAttribute(),
        patrons.numberAttribute());
  }

  private static SSLContext trust(Optional<Path> authority) throws IOException {
    return authority.isPresent() ? Trust.in(authority.get()) : Trust.usual();
  }
}
