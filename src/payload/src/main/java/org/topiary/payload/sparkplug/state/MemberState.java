// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

/**
 * A node, device or host as of the newest message.
 *
 * @param metrics number of metrics in its newest birth; 0 if there is none
 * @param findings number of findings so far: those of a node include its devices, those of a device are of the newest
 *     ones only
 */
public record MemberState(Liveness liveness, int metrics, long findings) {}
