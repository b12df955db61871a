package org.shuyi.sync.centre.console;

import java.util.List;
import org.shuyi.sync.web.Html;

/** Where somebody says who they are. */
final class SignInPage {
  private SignInPage() {}

  /**
   * @param problem empty for the first attempt
   */
  static Html of(Words words, String problem) {
    Html.Element form =
        Html.of("form", "sign-in")
            .with("method", "post")
            .with("action", "/sign-in")
            .add(
                Html.of("span", "seal").text("书驿"),
                Html.of("h1").text(words.say("sign-in.title")),
                field(words, "account", "text", "username"),
                field(words, "password", "password", "current-password"));
    Html.Element told =
        problem.isEmpty()
            ? form
            : form.add(Html.of("p", "problem").with("role", "alert").text(problem));
    return Frame.document(
        words,
        words.say("sign-in.title"),
        Html.of("main", "narrow")
            .add(
                told.add(
                    Html.of("button").with("type", "submit").text(words.say("sign-in.button")))));
  }

  private static Html field(Words words, String name, String type, String completes) {
    return Html.of("label")
        .text(words.say("sign-in." + name))
        .add(
            List.of(
                Html.of("input")
                    .with("name", name)
                    .with("type", type)
                    .with("maxlength", "128")
                    .with("autocomplete", completes)
                    .when(true, "required")));
  }
}
