package io.careflow;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.impl.CamundaObjectMapper;
import io.camunda.client.impl.response.ActivatedJobImpl;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Jobs as the client hands them to a worker, without an engine: to hand one out again as often as a test likes. */
public final class GivenJobs {

    private static final CamundaObjectMapper JSON = new CamundaObjectMapper();

    private GivenJobs() {}

    public static ActivatedJob withVariables(Map<String, Object> variables) {
        return new ActivatedJobImpl(
                JSON,
                GatewayOuterClass.ActivatedJob.newBuilder()
                        .setKey(ThreadLocalRandom.current().nextLong(1L << 51, Long.MAX_VALUE))
                        .setCustomHeaders("{}")
                        .setVariables(JSON.toJson(variables))
                        .build());
    }
}
