/** An MQTT 5 broker inside the centre's process, for a library that has none, and Mosquitto. */
@NullMarked
package org.shuyi.sync.centre.broker;

import org.jspecify.annotations.NullMarked;
