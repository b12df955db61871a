/**
 * TLS with a client certificate (RFC 8446, RFC 5280), on the JDK alone: PEM files in, sockets or a
 * reason that a technician understands out.
 */
@NullMarked
package org.shuyi.sync.mqtt.tls;

import org.jspecify.annotations.NullMarked;
