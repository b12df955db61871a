package org.shuyi.sync.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlTest {
  @Property(tries = 300)
  void whateverIsSaidStaysWords(@ForAll String words) {
    String written = Html.of("p").with("title", words).text(words).page();
    String inner = written.substring(written.indexOf("<p title"), written.indexOf("</p>"));
    assertThat(inner.chars().filter(each -> each == '<').count()).isEqualTo(1);
    assertThat(inner.chars().filter(each -> each == '>').count()).isEqualTo(1);
    assertThat(inner.chars().filter(each -> each == '"').count()).isEqualTo(2);
    assertThat(inner).doesNotContain("\u0000");
  }

  @Test
  void writesATree() {
    assertThat(
            Html.of("ul", "list")
                .add(Html.of("li").text("a & b"), Html.of("br"), Html.text("<"))
                .when(true, "hidden")
                .page())
        .isEqualTo(
            "<!doctype html>\n<ul class=\"list\" hidden=\"\"><li>a &amp; b</li><br>&lt;</ul>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "//evil.example/x",
        "data:text/html,x",
        " /x",
        "JAVASCRIPT:x"
      })
  void anAddressThatRunsSomethingIsNone(String address) {
    assertThatIllegalArgumentException().isThrownBy(() -> Html.of("a").with("href", address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"onclick", "style", "x y", "a>b", ""})
  void noAttributeBreaksThePolicy(String attribute) {
    assertThatIllegalArgumentException().isThrownBy(() -> Html.of("p").with(attribute, "x"));
  }

  @Test
  void aScriptStandsInItsFile() {
    assertThatIllegalArgumentException().isThrownBy(() -> Html.of("script").text("alert(1)"));
    assertThatIllegalArgumentException().isThrownBy(() -> Html.of("style"));
  }
}
