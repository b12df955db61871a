package org.shuyi.sync.mqtt.tls;

import java.nio.file.Path;

/**
 * Where one end of the link keeps what it proves itself with, all PEM (RFC 7468).
 *
 * @param ca certificates of the authorities that the other end's certificate may come from
 * @param certificate this end's own, followed by those between it and the authority, if any
 * @param key this end's private key, PKCS #8, readable by its owner only
 */
public record TlsFiles(Path ca, Path certificate, Path key) {}
