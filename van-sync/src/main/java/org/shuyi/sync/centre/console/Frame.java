package org.shuyi.sync.centre.console;

import static org.shuyi.sync.web.Html.of;

import java.util.List;
import java.util.Locale;
import org.shuyi.sync.centre.console.Accounts.Account;
import org.shuyi.sync.web.Html;
import org.shuyi.sync.web.Reply;

/**
 * What stands around every page of somebody who is signed in.
 *
 * @param token goes into every form
 * @param path of the page itself
 */
record Frame(Words words, String library, Account who, String token, String path) {
  /** A page that looks again by itself every few seconds. */
  Html page(String title, Html... content) {
    return document(
        words, title, header(), of("main").with("id", "live").with("data-every", "5").add(content));
  }

  /** A page in which somebody works: it stays as it is. */
  Html still(String title, List<Html> content) {
    return document(words, title, header(), of("main").add(content));
  }

  boolean may(Role.Right right) {
    return who.role().may(right);
  }

  /** To somebody whose role does not allow it. */
  Reply forbidden() {
    return Reply.page(403, MessagePage.of(words, "forbidden"));
  }

  /** Any page. */
  static Html document(Words words, String title, Html... body) {
    return of("html")
        .with("lang", words.tag())
        .add(
            of("head")
                .add(
                    of("meta").with("charset", "utf-8"),
                    of("meta")
                        .with("name", "viewport")
                        .with("content", "width=device-width, initial-scale=1"),
                    of("title").text(title + " · " + words.say("shuyi")),
                    of("link").with("rel", "icon").with("href", "/files/icon.svg"),
                    of("link").with("rel", "stylesheet").with("href", "/files/console.css"),
                    of("script").with("src", "/files/console.js").when(true, "defer")),
            of("body").add(body));
  }

  private Html header() {
    return of("header")
        .add(
            of("a", "seal").with("href", "/").text("书驿"),
            of("nav").add(link("/", "stations"), link("/review", "review")),
            of("span", "library").text(library),
            languages(words, path),
            of("span", "who")
                .text(who.id().value() + " · " + words.say("role." + who.role().word())),
            form("/sign-out").add(button("sign-out")));
  }

  private Html link(String to, String key) {
    Html.Element link = of("a").with("href", to).text(words.say("nav." + key));
    return path.equals(to) ? link.with("aria-current", "page") : link;
  }

  static Html languages(Words words, String path) {
    List<Html.Element> others =
        Words.LANGUAGES.stream()
            .filter(each -> !each.toLanguageTag().equals(words.tag()))
            .map(each -> language(each, path))
            .toList();
    return of("span", "languages").add(others);
  }

  private static Html.Element language(Locale language, String path) {
    return of("a")
        .with("href", path + "?language=" + language.toLanguageTag())
        .with("lang", language.toLanguageTag())
        .text(language.getDisplayLanguage(language));
  }

  /** A form that changes something. */
  Html.Element form(String action) {
    return of("form")
        .with("method", "post")
        .with("action", action)
        .add(of("input").with("type", "hidden").with("name", "token").with("value", token));
  }

  Html.Element button(String key) {
    return of("button").with("type", "submit").text(words.say(key));
  }

  /** A moment as how long ago it was, and exactly for whoever points at it. */
  Html ago(java.time.Instant then) {
    return of("time")
        .with("datetime", then.toString())
        .with("title", words.moment(then))
        .text(words.ago(then));
  }
}
