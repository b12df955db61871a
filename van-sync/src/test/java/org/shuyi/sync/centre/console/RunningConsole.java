package org.shuyi.sync.centre.console;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuyi.sync.centre.review.StaffId;
import org.shuyi.sync.password.PasswordHash;

/** A console with an account for each role, and somebody at a browser. */
final class RunningConsole implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";
  static final String METRICS = "metrics-token-of-a-test";

  private static final PasswordHash HASH =
      PasswordHash.of(PASSWORD.toCharArray(), new SecureRandom());
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  final Accounts accounts;
  final ScriptedCases cases = new ScriptedCases();
  private final Console console;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new HashMap<>();

  RunningConsole(Path folder, Fleet fleet, InstantSource clock) throws IOException {
    accounts = new Accounts(folder.resolve("accounts"));
    for (Role role : Role.values()) {
      accounts.put(new Accounts.Account(new StaffId(role.word()), role, HASH));
    }
    console =
        Console.start(
            new ConsoleSettings(
                "hangzhou",
                ZoneId.of("Asia/Shanghai"),
                "127.0.0.1",
                0,
                false,
                folder.resolve("accounts"),
                Optional.of(METRICS),
                ScriptedFleet.places()),
            fleet,
            cases,
            clock);
  }

  URI uri() {
    return console.uri();
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri().resolve(path)).GET(), headers);
  }

  HttpResponse<String> post(String path, Map<String, String> form, String... headers)
      throws IOException, InterruptedException {
    String body =
        String.join(
            "&",
            form.entrySet().stream()
                .map(
                    each ->
                        each.getKey()
                            + "="
                            + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .toList());
    return send(
        HttpRequest.newBuilder(uri().resolve(path))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/x-www-form-urlencoded"),
        headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
      throws IOException, InterruptedException {
    cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    List<String> set = answer.headers().allValues("set-cookie");
    set.forEach(
        each ->
            cookies.put(
                each.substring(0, each.indexOf('=')),
                each.substring(each.indexOf('=') + 1, each.indexOf(';'))));
    return answer;
  }

  /** Signs in, as somebody of this role. */
  RunningConsole as(Role role) throws IOException, InterruptedException {
    HttpResponse<String> answer = signIn(role.word(), PASSWORD);
    if (answer.statusCode() != 303) {
      throw new IOException("not signed in: " + answer.body());
    }
    return this;
  }

  HttpResponse<String> signIn(String account, String password)
      throws IOException, InterruptedException {
    return post("/sign-in", Map.of("account", account, "password", password));
  }

  /** Of the forms of this session. */
  String token() throws IOException, InterruptedException {
    Matcher token = TOKEN.matcher(get("/").body());
    if (!token.find()) {
      throw new IOException("a page without a form");
    }
    return token.group(1);
  }

  void forgetCookies() {
    cookies.clear();
  }

  @Override
  public void close() {
    client.close();
    console.close();
  }
}
