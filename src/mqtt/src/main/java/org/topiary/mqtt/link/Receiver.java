// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import io.reactivex.FlowableSubscriber;
import java.util.function.Consumer;
import org.reactivestreams.Subscription;

/**
 * Receives messages as fast as they arrive. The client ends the flow together with the MQTT session; the next session
 * needs a new flow. Network thread.
 */
final class Receiver<M> implements FlowableSubscriber<M> {
    private final Link link;
    private final Consumer<M> taker;

    Receiver(Link link, Consumer<M> taker) {
        this.link = link;
        this.taker = taker;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        link.receiving(subscription);
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(M message) {
        try {
            taker.accept(message);
        } catch (Throwable t) {
            link.settings.intake().failed(t);
        }
    }

    @Override
    public void onError(Throwable error) {
        link.onReceiveFlowEnded();
    }

    @Override
    public void onComplete() {}
}
