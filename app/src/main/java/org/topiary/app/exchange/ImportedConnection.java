// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.exchange;

import org.topiary.mqtt.ConnectionProfile;
import org.topiary.mqtt.ConnectionSecrets;

/**
 * A connection as it was found, and the secrets that stood beside it.
 *
 * @param profile with a new id
 * @param secrets for the vault; whoever takes the connection closes them
 */
public record ImportedConnection(ConnectionProfile profile, ConnectionSecrets secrets) {}
