package io.careflow.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.ReceivedComplaint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** One complaint on the real engine with the real model; the workers only note what they were asked. */
abstract class ComplaintCase {

    static final Duration MOMENT = Duration.ofMinutes(1);

    @TempDir
    static Path folder;

    static ComplaintFlow flow;
    static ServiceLevel level;

    final String complaint = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        flow = new ComplaintFlow(new ModelEngine(folder));
        level = flow.serviceLevel("delivery", "web", "C");
    }

    @AfterAll
    static void stop() {
        flow.close();
    }

    @AfterEach
    void nothingGotStuck() {
        assertThat(flow.incidents()).isZero();
    }

    void received(Map<String, Object> different) {
        var variables = new HashMap<>(ReceivedComplaint.variables(complaint, flow.now()));
        variables.putAll(different);
        flow.tell(complaint, "complaint-received", variables);
    }

    void answer() {
        flow.complete(complaint, "Task_Respond", Map.of());
    }

    void resolve(int compensation) {
        flow.complete(complaint, "Task_Investigate", Map.of("compensation", compensation, "cause", "delivery"));
    }

    void workUntil(String element) {
        if (element.equals("Task_Respond")) {
            flow.awaitTask(complaint, element);
            return;
        }
        answer();
        switch (element) {
            case "Task_Investigate" -> flow.awaitTask(complaint, element);
            case "Task_Approve" -> {
                resolve(level.compensationLimit() + 1);
                flow.awaitTask(complaint, element);
            }
            case "Task_TakeOver" -> {
                for (var round = 1; round <= level.maxReopenings() + 1; round++) {
                    resolve(0);
                    awaitResolutions(round);
                    flow.reply(complaint, false);
                }
                flow.awaitTask(complaint, element);
            }
            default -> {
                resolve(0);
                awaitResolutions(1);
            }
        }
    }

    void awaitResolutions(int times) {
        await().until(() -> sent("complaint-resolution").size() == times);
    }

    List<String> sent(String template) {
        var start = "send " + template + " by ";
        return flow.trail(complaint).stream()
                .filter(step -> step.startsWith(start))
                .map(step -> step.substring(start.length()))
                .toList();
    }

    static List<String> channels(String expected) {
        return List.of(expected.split(" and "));
    }
}
