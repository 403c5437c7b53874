package io.careflow.desk;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientHttpException;
import io.careflow.desk.form.FormSchema;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Forms of models that somebody else deployed, as the engine keeps them; a deployed form never changes. */
@Component
class EngineForms {

    private static final Logger log = LoggerFactory.getLogger(EngineForms.class);

    private final Map<Long, FormSchema> known = new ConcurrentHashMap<>();
    private final CamundaClient engine;
    private final JsonMapper json;

    EngineForms(CamundaClient engine, JsonMapper json) {
        this.engine = engine;
        this.json = json;
    }

    Optional<FormSchema> of(long taskKey, long formKey) {
        var form = known.get(formKey);
        if (form == null) {
            form = fetch(taskKey);
            if (form != null) {
                known.put(formKey, form);
            }
        }
        return Optional.ofNullable(form);
    }

    private FormSchema fetch(long taskKey) {
        try {
            var form = engine.newUserTaskGetFormRequest(taskKey).send().join();
            return form == null
                    ? null
                    : FormSchema.of(json.readTree(form.getSchema()));
        } catch (ClientHttpException e) {
            if (e.code() != 404) {
                throw e;
            }
            log.warn("The engine does not give the form of task {}: it is completed without one", taskKey);
            return null;
        }
    }
}
