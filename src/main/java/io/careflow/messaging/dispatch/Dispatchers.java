package io.careflow.messaging.dispatch;

import io.careflow.messaging.Channel;
import io.careflow.messaging.MessagingSettings;
import io.careflow.platform.ClockAdvanced;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One dispatcher a channel, from when the application is ready until it stops. */
@Component
@EnableConfigurationProperties(MessagingSettings.class)
class Dispatchers implements SmartLifecycle {

    private final Supplier<List<Dispatcher>> fresh;
    private volatile List<Dispatcher> dispatchers;
    private volatile boolean ready;
    private volatile boolean running;

    Dispatchers(
            List<Provider> providers,
            Claims claims,
            Delivery delivery,
            Outcomes outcomes,
            MessageMetrics metrics,
            Clock clock,
            TransactionTemplate transaction,
            MessagingSettings settings) {
        this.fresh = () -> providers.stream()
                .map(provider ->
                        new Dispatcher(provider, claims, delivery, outcomes, metrics, clock, transaction, settings))
                .toList();
        this.dispatchers = fresh.get();
    }

    /** Not earlier: only when the port is ours is no earlier run of this process still sending. */
    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        ready = true;
        start();
    }

    @EventListener
    void clockAdvanced(ClockAdvanced event) {
        dispatchers.forEach(Dispatcher::clockMoved);
    }

    /** Has a channel looked at once the running transaction has committed. */
    void wakeAfterCommit(Channel channel) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                dispatchers.stream()
                        .filter(dispatcher -> dispatcher.channel() == channel)
                        .forEach(Dispatcher::wake);
            }
        });
    }

    /** Does nothing before the application is ready; starts again after a pause. */
    @Override
    public synchronized void start() {
        if (ready && !running) {
            running = true;
            dispatchers.forEach(Dispatcher::start);
        }
    }

    @Override
    public synchronized void stop() {
        if (running) {
            running = false;
            dispatchers.forEach(Dispatcher::stop);
            dispatchers = fresh.get();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
