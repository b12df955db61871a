package org.shuyi.sync.centre.broker;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.packets.disconnect.DisconnectReasonCode;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.shuyi.sync.centre.Bans;
import org.shuyi.sync.circulation.StationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets everybody in who reaches 127.0.0.1, for that is this machine itself, but who is banned. Who
 * a client is, is its client id.
 */
final class LocalAccess implements ExtensionMain, SimpleAuthenticator, Bans {
  private static final Logger LOG = LoggerFactory.getLogger(LocalAccess.class);

  private static final String WHY = "banned by the centre";

  private final Set<String> banned = ConcurrentHashMap.newKeySet();

  @Override
  public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
    Services.securityRegistry().setAuthenticatorProvider(provider -> this);
  }

  @Override
  public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
    // The registry goes with the broker.
  }

  @Override
  public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
    if (banned.contains(input.getConnectPacket().getClientId())) {
      output.failAuthentication(ConnackReasonCode.BANNED, WHY);
    } else {
      output.authenticateSuccessfully();
    }
  }

  @Override
  public void ban(StationId station) {
    banned.add(station.value());
    Services.clientService()
        .disconnectClient(station.value(), false, DisconnectReasonCode.MESSAGE_RATE_TOO_HIGH, WHY)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                LOG.error("{} is not disconnected", station, failure);
              }
            });
  }

  @Override
  public void lift(StationId station) {
    banned.remove(station.value());
  }
}
