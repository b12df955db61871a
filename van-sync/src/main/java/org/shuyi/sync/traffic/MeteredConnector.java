package org.shuyi.sync.traffic;

import org.shuyi.sync.mqtt.MqttConnector;
import org.shuyi.sync.mqtt.MqttLink;
import org.shuyi.sync.mqtt.MqttLinkException;
import org.shuyi.sync.mqtt.MqttListener;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.mqtt.MqttSettings;

/** Counts what goes over the connections that another connector makes, failed attempts included. */
public final class MeteredConnector implements MqttConnector {
  private final MqttConnector connector;
  private final ByteMeter meter;
  private final DataPlan plan;

  public MeteredConnector(MqttConnector connector, ByteMeter meter, DataPlan plan) {
    this.connector = connector;
    this.meter = meter;
    this.plan = plan;
  }

  @Override
  public boolean isScarce() {
    return plan.isUsedUp(meter.traffic(), meter.today());
  }

  @Override
  public MqttLink connect(MqttSettings settings, MqttListener listener) throws MqttLinkException {
    return new Link(connector.connect(settings, new Listener(listener)));
  }

  /** What is counted by the end of a connection is on the disk after it. */
  private final class Link implements MqttLink {
    private final MqttLink link;

    Link(MqttLink link) {
      this.link = link;
    }

    @Override
    public void publish(MqttMessage message) throws MqttLinkException {
      link.publish(message);
    }

    @Override
    public void close() {
      link.close();
      meter.keep();
    }
  }

  private final class Listener implements MqttListener {
    private final MqttListener listener;

    Listener(MqttListener listener) {
      this.listener = listener;
    }

    @Override
    public void arrived(MqttMessage message) {
      listener.arrived(message);
    }

    @Override
    public void lost(String reason) {
      listener.lost(reason);
    }

    @Override
    public void transferred(int sent, int received) {
      meter.count(sent, received);
      listener.transferred(sent, received);
    }
  }
}
