package org.shuyi.sync.centre.console;

import org.shuyi.sync.web.Html;

/** One sentence, and a way back. */
final class MessagePage {
  private MessagePage() {}

  static Html of(Words words, String key) {
    return Frame.document(
        words,
        words.say(key + ".title"),
        Html.of("main", "narrow")
            .add(
                Html.of("h1").text(words.say(key + ".title")),
                Html.of("p").text(words.say(key + ".text")),
                Html.of("p").add(Html.of("a").with("href", "/").text(words.say("nav.stations")))));
  }
}
