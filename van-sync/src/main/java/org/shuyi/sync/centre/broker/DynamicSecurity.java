package org.shuyi.sync.centre.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.shuyi.sync.centre.Bans;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.mqtt.MqttMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mosquitto's dynamic security plugin, which comes with Mosquitto 2. It knows the centre and who is
 * banned, and leaves all others to the ACL file. A client with a certificate may still connect
 * (issue 2999 of Mosquitto), so that it is the role which takes every topic from it. Its connection
 * stays: what comes over it is dropped in the broker, and costs less than coming again would.
 */
public final class DynamicSecurity implements Bans {
  private static final Logger LOG = LoggerFactory.getLogger(DynamicSecurity.class);

  private static final String CONTROL = "$CONTROL/dynamic-security/v1";
  private static final String RESPONSE = CONTROL + "/response";

  private static final String BAN =
      "{\"command\":\"createClient\",\"username\":\"%s\",\"roles\":[{\"rolename\":\"banned\"}]}";

  private static final String LIFT = "{\"command\":\"deleteClient\",\"username\":\"%s\"}";
  private static final String LIST = "{\"command\":\"listClients\"}";

  private static final Pattern CLIENTS = Pattern.compile("\"clients\"\\s*:\\s*\\[([^]]*)]");
  private static final Pattern NAME = Pattern.compile("\"([a-z0-9][a-z0-9-]{0,31})\"");
  private static final Pattern ERROR = Pattern.compile("\"error\"\\s*:\\s*\"([^\"]*)\"");

  /** What a second time says. */
  private static final Set<String> HARMLESS = Set.of("Client already exists", "Client not found");

  private final Consumer<MqttMessage> centre;
  private final Set<StationId> banned = ConcurrentHashMap.newKeySet();

  /**
   * @param centre its connection, under a name that may write to the plugin
   */
  public DynamicSecurity(Consumer<MqttMessage> centre) {
    this.centre = centre;
  }

  @Override
  public void ban(StationId station) {
    banned.add(station);
    command(BAN.formatted(station));
  }

  @Override
  public void lift(StationId station) {
    banned.remove(station);
    command(LIFT.formatted(station));
  }

  @Override
  public List<String> topics() {
    return List.of(RESPONSE);
  }

  @Override
  public void connected() {
    banned.forEach(this::ban);
    command(LIST);
  }

  @Override
  public void heard(MqttMessage message) {
    if (message.topic().equals(RESPONSE)) {
      String text = new String(message.payload(), UTF_8);
      ERROR
          .matcher(text)
          .results()
          .map(error -> error.group(1))
          .filter(error -> !HARMLESS.contains(error))
          .forEach(error -> LOG.error("Mosquitto's dynamic security says: {}", error));
      liftOthers(text);
    }
  }

  /** Those of a centre that is gone: who still floods is banned again at once. */
  private void liftOthers(String text) {
    Matcher clients = CLIENTS.matcher(text);
    if (clients.find()) {
      NAME.matcher(clients.group(1))
          .results()
          .map(name -> new StationId(name.group(1)))
          .filter(station -> !banned.contains(station))
          .collect(Collectors.toSet())
          .forEach(this::lift);
    }
  }

  private void command(String commands) {
    centre.accept(
        MqttMessage.fleeting(CONTROL, "{\"commands\":[%s]}".formatted(commands).getBytes(UTF_8)));
  }
}
