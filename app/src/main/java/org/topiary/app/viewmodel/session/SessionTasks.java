// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.tasks.RunningTasks;

/**
 * Background work, seen from a session.
 *
 * @param own the tasks of the session, which end with it
 * @param running the tasks of the whole program that take long
 * @param sparkplug reads and shows the state of Sparkplug nodes
 * @param decoding reads schemas when they are needed
 * @param tools what reads messages when it is shown
 */
public record SessionTasks(
        Tasks own, RunningTasks running, SessionSparkplug sparkplug, Decoding decoding, SessionTools tools) {}
