package org.shuyi.sync.centre.console;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the pages say in one language, at one moment. */
final class Words {
  /** The first is for whoever asks for none of them. */
  static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);

  /** Letters of a date, as 2026-11-22. */
  private static final int DAY = 10;

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private final ResourceBundle bundle;
  private final Locale language;
  private final ZoneId zone;
  private final Instant now;

  Words(Locale language, ZoneId zone, Instant now) {
    this.language = language;
    this.zone = zone;
    this.now = now;
    this.bundle =
        ResourceBundle.getBundle(
            Words.class.getPackageName() + ".texts",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  String tag() {
    return language.toLanguageTag();
  }

  Instant now() {
    return now;
  }

  /** A text that must be there, with its places filled in. */
  String say(String key, Object... values) {
    String text = bundle.getString(key);
    return values.length == 0 ? text : new MessageFormat(text, Locale.ROOT).format(values);
  }

  /** A text for something that later programs may have more of: its own name if there is none. */
  String orName(String prefix, String name) {
    return orElse(prefix + "." + name, name);
  }

  String orElse(String key, String otherwise) {
    return bundle.containsKey(key) ? bundle.getString(key) : otherwise;
  }

  /** How long ago. */
  String ago(Instant then) {
    return say("ago", lasting(Duration.between(then, now)));
  }

  /** In its two largest units at the most. */
  String lasting(Duration duration) {
    long minutes = Math.max(0, duration.toMinutes());
    if (minutes < 1) {
      return say("seconds", Math.max(0, duration.toSeconds()));
    }
    if (minutes < 60) {
      return say("minutes", minutes);
    }
    return minutes < 48 * 60 ? say("hours", minutes / 60) : say("days", minutes / (24 * 60));
  }

  /** The bounds of a moment that is not known better. */
  String between(Instant earliest, Instant latest) {
    String from = moment(earliest);
    String to = moment(latest);
    boolean sameDay = from.substring(0, DAY).equals(to.substring(0, DAY));
    return from.equals(to) ? to : from + "–" + (sameDay ? to.substring(DAY + 1) : to);
  }

  /** To the minute, in the library's zone. */
  String moment(Instant then) {
    return MINUTE.withZone(zone).format(then);
  }
}
