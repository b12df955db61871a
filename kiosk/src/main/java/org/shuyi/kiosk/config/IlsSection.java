package org.shuyi.kiosk.config;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.Capability;

/** Reads the table {@code [ils]}. */
final class IlsSection {
  private static final String SIP2 = "sip2";
  private static final String KOHA_REST = "koha-rest";

  private final Section ils;
  private final Path folder;

  IlsSection(Section ils, Path folder) {
    this.ils = ils;
    this.folder = folder;
  }

  /** Null if anything is wrong, which the section has noted. */
  @Nullable IlsConfig read() {
    IlsConfig.Adapter adapter =
        switch (ils.text("adapter", SIP2)) {
          case SIP2 -> sip2(ils);
          case KOHA_REST -> kohaRest();
          default -> unknownAdapter();
        };
    Map<Capability, Boolean> known = capabilities();
    Optional<IlsConfig.Check> check = ils.optionalSection("check").map(this::check);
    return adapter == null ? null : new IlsConfig(adapter, known, check);
  }

  private IlsConfig.@Nullable Adapter unknownAdapter() {
    ils.problem("adapter", "known adapters: " + SIP2 + ", " + KOHA_REST);
    return null;
  }

  private IlsConfig.@Nullable Sip2 sip2(Section section) {
    Charset charset = section.parsed("charset", Charset::forName, Charset.forName("UTF-8"));
    boolean lineFeed = section.parsed("terminator", IlsSection::endsWithLineFeed, Boolean.FALSE);
    boolean tls = section.flag("tls", false);
    Optional<Path> authority = file(section, "authority");
    if (authority.isPresent() && !tls) {
      section.problem("authority", "there is an authority, but no tls = true that would use it");
    }
    return new IlsConfig.Sip2(
        section.text("host"),
        section.number("port", 1, 65_535, 6001),
        tls,
        authority,
        section.text("user"),
        folder.resolve(section.text("password")),
        section.text("institution", ""),
        section.text("location", ""),
        charset,
        lineFeed,
        section.flag("checksums", true),
        section.number("connections", 1, 16, 2),
        section.number("connect-seconds", 1, 60, 5),
        section.number("answer-seconds", 1, 120, 10));
  }

  private IlsConfig.@Nullable KohaRest kohaRest() {
    URI server = ils.parsed("server", IlsSection::server);
    boolean token = ils.optionalText("client").isPresent();
    Optional<Section> returns = ils.optionalSection("returns");
    if (returns.isEmpty()) {
      ils.problem(
          "returns",
          "is missing: Koha's REST API takes no returns, so a table [ils.returns] with the host,"
              + " port, user and password of its SIP2 server is expected");
    }
    String name = token ? ils.text("client") : ils.text("user");
    Path secret = folder.resolve(token ? ils.text("secret") : ils.text("password"));
    String library = ils.text("library", "");
    Set<String> confirmed = Set.copyOf(ils.texts("confirm", word -> word));
    Optional<IlsConfig.Patrons> patrons = ils.optionalSection("patrons").map(IlsSection::patrons);
    Optional<Path> authority = file(ils, "authority");
    int connect = ils.number("connect-seconds", 1, 60, 5);
    int answer = ils.number("answer-seconds", 1, 120, 15);
    IlsConfig.Sip2 road = returns.map(this::sip2).orElse(null);
    return server == null || road == null
        ? null
        : new IlsConfig.KohaRest(
            server, authority, name, token, secret, library, confirmed, patrons, connect, answer,
            road);
  }

  private static IlsConfig.Patrons patrons(Section section) {
    Map<PatronCategory, String> categories = new EnumMap<>(PatronCategory.class);
    String usual = section.text("category");
    for (PatronCategory one : PatronCategory.values()) {
      String key = "category-" + one.name().toLowerCase(Locale.ROOT);
      categories.put(one, section.text(key, usual));
    }
    return new IlsConfig.Patrons(
        section.text("library"),
        categories,
        section.text("person-attribute"),
        section.optionalText("number-attribute"));
  }

  private Map<Capability, Boolean> capabilities() {
    Map<Capability, Boolean> known = new EnumMap<>(Capability.class);
    ils.optionalSection("capabilities")
        .ifPresent(
            table -> {
              for (Capability one : Capability.values()) {
                table.optionalFlag(one.key()).ifPresent(there -> known.put(one, there));
              }
            });
    return known;
  }

  private IlsConfig.@Nullable Check check(Section section) {
    List<PatronId> patrons = section.texts("patrons", PatronId::new);
    List<ItemId> items = section.texts("items", ItemId::new);
    for (String key : List.of("patrons", "items")) {
      if ((key.equals("items") ? items : patrons).isEmpty()) {
        section.problem(key, "is empty or missing, [\"...\"] with one or two numbers expected");
      }
    }
    Optional<ItemId> held =
        section.optionalText("held-item").isPresent()
            ? Optional.ofNullable(section.parsed("held-item", ItemId::new))
            : Optional.empty();
    return new IlsConfig.Check(
        patrons,
        items,
        held,
        file(section, "pin"),
        section.optionalText("spare-card").map(PatronId::new),
        section.optionalText("new-card").map(PatronId::new));
  }

  private Optional<Path> file(Section section, String key) {
    return section.optionalText(key).map(folder::resolve);
  }

  private static boolean endsWithLineFeed(String text) {
    return switch (text) {
      case "CR" -> false;
      case "CRLF" -> true;
      default -> throw new IllegalArgumentException("expected CR or CRLF");
    };
  }

  private static URI server(String text) {
    URI uri = URI.create(text);
    boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    if (!web || uri.getHost() == null || !uri.getPath().isEmpty()) {
      throw new IllegalArgumentException(
          "expected the address of Koha's staff interface without a path, as"
              + " https://staff.library.example");
    }
    return uri;
  }
}
