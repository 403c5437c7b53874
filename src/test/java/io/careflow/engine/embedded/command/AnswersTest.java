package io.careflow.engine.embedded.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageRecord;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import io.camunda.zeebe.util.Either;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private final AtomicLong lastRequest = new AtomicLong();
    private final LogStreamWriter writer = (context, entries, source) -> {
        lastRequest.set(entries.getFirst().recordMetadata().getRequestId());
        return Either.right(1L);
    };
    private final Commands commands = new Commands(writer);
    private final Queue<Runnable> notYetDurable = new ArrayDeque<>();
    private final Answers answers = new Answers(commands, notYetDurable::add);

    @Test
    void anAnswerWaitsUntilItsRecordsAreDurable() {
        CompletableFuture<Answer> answer = send();
        answer(lastRequest.get(), RejectionType.NULL_VAL);
        assertThat(answer).isNotDone();
        notYetDurable.remove().run();
        assertThat(answer.join().key()).isEqualTo(42);
        assertThat(answer.join().into(new MessageRecord()).getName()).isEqualTo("news");
    }

    @Test
    void anAnswerToARequestOfAnEarlierRunIsDropped() {
        CompletableFuture<Answer> mine = send();
        answer(1, RejectionType.NULL_VAL);
        answer(2, RejectionType.NOT_FOUND);
        notYetDurable.forEach(Runnable::run);
        assertThat(mine).isNotDone();
    }

    @Test
    void aRefusalSaysWhy() {
        CompletableFuture<Answer> answer = send();
        answer(lastRequest.get(), RejectionType.ALREADY_EXISTS);
        notYetDurable.remove().run();
        assertThat(answer)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(CommandRejectedException.class)
                .withMessage("Command 'PUBLISH' rejected with code 'ALREADY_EXISTS': because");
    }

    @Test
    void aBrokenEngineLeavesNobodyWaiting() {
        CompletableFuture<Answer> waiting = send();
        commands.failAll(new IllegalStateException("broken"));
        assertThat(waiting).isCompletedExceptionally();
        assertThat(send()).isCompletedExceptionally();
    }

    @Test
    void whileItRefusesItWritesNothingAndThenGoesOn() {
        commands.refuse(new IllegalStateException("full"));
        assertThat(send()).isCompletedExceptionally();
        assertThat(lastRequest).hasValue(0);
        commands.accept();
        assertThat(send()).isNotDone();
    }

    private CompletableFuture<Answer> send() {
        return commands.send(Command.of(ValueType.MESSAGE, MessageIntent.PUBLISH, message()));
    }

    private void answer(long request, RejectionType rejection) {
        answers.key(42)
                .intent(MessageIntent.PUBLISH)
                .rejectionType(rejection)
                .rejectionReason(BufferUtil.wrapString("because"))
                .valueWriter(message())
                .tryWriteResponse(1, request);
    }

    private static MessageRecord message() {
        return new MessageRecord().setName("news").setCorrelationKey("c-1").setTimeToLive(0);
    }
}
