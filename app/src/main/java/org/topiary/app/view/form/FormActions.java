// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.form;

/** What the buttons of the form do. */
public interface FormActions {
    /** Keeps the connection and opens it. */
    void connect();

    /** Keeps the connection. */
    void save();

    /** Tries the connection step by step, as the form says, without keeping it. */
    void test();

    /** Leaves the form. */
    void cancel();
}
