package org.shuyi.kiosk.ui.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.shuyi.kiosk.flow.Kiosk.Language;

/**
 * All texts of one language. A language is one file, {@code texts_<tag>.properties}; one that lacks
 * a text does not load, so that no patron ever sees a key or another language by accident. Safe for
 * use by several threads.
 */
public final class Texts {
  private static final Pattern FILE = Pattern.compile("texts_([a-z]+)\\.properties$");

  private final Language language;
  private final Locale locale;
  private final Map<Key, String> patterns;
  private final DateTimeFormatter dates;
  private final DateTimeFormatter moments;

  private Texts(Language language, ZoneId zone, Map<Key, String> patterns) {
    this.language = language;
    this.locale = Locale.forLanguageTag(language.tag());
    this.patterns = patterns;
    this.dates = DateTimeFormatter.ofPattern(pattern(Key.FORMAT_DATE), locale);
    this.moments = DateTimeFormatter.ofPattern(pattern(Key.FORMAT_MOMENT), locale).withZone(zone);
  }

  /**
   * Reads one language from the program's own files.
   *
   * @param zone where the kiosk stands
   * @throws IllegalStateException if the program was packed without the language's file, or the
   *     file lacks a text; says which
   */
  public static Texts load(Language language, ZoneId zone) {
    Properties read = read(resource(language));
    Map<Key, String> patterns = new EnumMap<>(Key.class);
    for (Key key : Key.values()) {
      patterns.put(key, require(read, key, language));
    }
    return new Texts(language, zone, patterns);
  }

  /** Every language of the screens, Chinese first. */
  public static Map<Language, Texts> loadAll(ZoneId zone) {
    Map<Language, Texts> all = new LinkedHashMap<>();
    for (Language language : languages()) {
      all.put(language, load(language, zone));
    }
    return all;
  }

  /** The languages that have a file: Chinese, English, then the others by their tags. */
  public static List<Language> languages() {
    return Stream.concat(
            Stream.of(Language.CHINESE, Language.ENGLISH),
            beside(resource(Language.CHINESE)).stream()
                .map(FILE::matcher)
                .filter(Matcher::find)
                .map(file -> new Language(file.group(1)))
                .sorted(Comparator.comparing(Language::tag)))
        .distinct()
        .toList();
  }

  /**
   * The files of the same folder or archive. To ask the whole class path for each language of the
   * world would take longer than to draw the first screen.
   */
  private static List<String> beside(String resource) {
    try {
      URLConnection one = url(resource).openConnection();
      if (one instanceof JarURLConnection archive) {
        return archive.getJarFile().stream().map(JarEntry::getName).toList();
      }
      try (Stream<Path> files = Files.list(Path.of(one.getURL().toURI()).resolveSibling(""))) {
        return files.map(Path::toString).toList();
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("can't look for languages beside " + resource, e);
    }
  }

  private static String resource(Language language) {
    return "/org/shuyi/kiosk/ui/texts_" + language.tag() + ".properties";
  }

  public Language language() {
    return language;
  }

  public String say(Key key, Object... arguments) {
    return say(Message.of(key, arguments));
  }

  public String say(Message message) {
    Object[] written = message.arguments().stream().map(this::written).toArray();
    return new MessageFormat(pattern(message.key()), locale).format(written);
  }

  /** One line for each. */
  public String say(List<Message> messages) {
    return String.join("\n", messages.stream().map(this::say).toList());
  }

  private Object written(Object argument) {
    return switch (argument) {
      case LocalDate date -> dates.format(date);
      case Instant instant -> moments.format(instant);
      case Message message -> say(message);
      default -> argument;
    };
  }

  private String pattern(Key key) {
    return Objects.requireNonNull(patterns.get(key));
  }

  private static URL url(String resource) {
    URL url = Texts.class.getResource(resource);
    if (url == null) {
      throw new IllegalStateException("the program was packed without " + resource);
    }
    return url;
  }

  private static Properties read(String resource) {
    Properties properties = new Properties();
    try (InputStream bytes = url(resource).openStream()) {
      properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + resource + " from the program", e);
    }
  }

  private static String require(Properties read, Key key, Language language) {
    String pattern = read.getProperty(key.property());
    if (pattern == null) {
      throw new IllegalStateException(
          "texts_" + language.tag() + ".properties lacks " + key.property());
    }
    return pattern;
  }
}
