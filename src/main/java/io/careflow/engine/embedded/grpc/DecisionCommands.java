package io.careflow.engine.embedded.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluateDecisionRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluateDecisionResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluatedDecision;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluatedDecisionInput;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluatedDecisionOutput;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.MatchedDecisionRule;
import io.camunda.zeebe.protocol.impl.record.value.decision.DecisionEvaluationRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.DecisionEvaluationIntent;
import io.camunda.zeebe.protocol.record.value.EvaluatedDecisionValue;
import io.camunda.zeebe.protocol.record.value.MatchedRuleValue;
import io.careflow.engine.embedded.command.Answer;
import io.careflow.engine.embedded.command.Command;
import io.careflow.engine.embedded.command.Documents;

/** Asking for a decision outside of any process. */
final class DecisionCommands {

    private DecisionCommands() {}

    static Command evaluate(EvaluateDecisionRequest request) {
        DecisionEvaluationRecord evaluation =
                new DecisionEvaluationRecord().setVariables(Documents.encode(request.getVariables()));
        if (request.getDecisionKey() > 0) {
            evaluation.setDecisionKey(request.getDecisionKey());
        } else {
            evaluation.setDecisionId(request.getDecisionId());
        }
        return Command.of(ValueType.DECISION_EVALUATION, DecisionEvaluationIntent.EVALUATE, evaluation);
    }

    static EvaluateDecisionResponse evaluated(Answer answer) {
        DecisionEvaluationRecord evaluation = answer.into(new DecisionEvaluationRecord());
        EvaluateDecisionResponse.Builder response = EvaluateDecisionResponse.newBuilder()
                .setDecisionId(evaluation.getDecisionId())
                .setDecisionKey(evaluation.getDecisionKey())
                .setDecisionName(evaluation.getDecisionName())
                .setDecisionVersion(evaluation.getDecisionVersion())
                .setDecisionRequirementsId(evaluation.getDecisionRequirementsId())
                .setDecisionRequirementsKey(evaluation.getDecisionRequirementsKey())
                .setDecisionOutput(evaluation.getDecisionOutput())
                .setFailedDecisionId(evaluation.getFailedDecisionId())
                .setFailureMessage(evaluation.getEvaluationFailureMessage())
                .setTenantId(evaluation.getTenantId())
                .setDecisionInstanceKey(answer.key());
        evaluation.getEvaluatedDecisions().forEach(decision -> response.addEvaluatedDecisions(decision(decision)));
        return response.build();
    }

    private static EvaluatedDecision decision(EvaluatedDecisionValue decision) {
        EvaluatedDecision.Builder builder = EvaluatedDecision.newBuilder()
                .setDecisionId(decision.getDecisionId())
                .setDecisionKey(decision.getDecisionKey())
                .setDecisionName(decision.getDecisionName())
                .setDecisionVersion((int) decision.getDecisionVersion())
                .setDecisionType(decision.getDecisionType())
                .setDecisionOutput(decision.getDecisionOutput())
                .setTenantId(decision.getTenantId());
        decision.getEvaluatedInputs()
                .forEach(input -> builder.addEvaluatedInputs(EvaluatedDecisionInput.newBuilder()
                        .setInputId(input.getInputId())
                        .setInputName(input.getInputName())
                        .setInputValue(input.getInputValue())));
        decision.getMatchedRules().forEach(rule -> builder.addMatchedRules(rule(rule)));
        return builder.build();
    }

    private static MatchedDecisionRule rule(MatchedRuleValue rule) {
        MatchedDecisionRule.Builder builder =
                MatchedDecisionRule.newBuilder().setRuleId(rule.getRuleId()).setRuleIndex(rule.getRuleIndex());
        rule.getEvaluatedOutputs()
                .forEach(output -> builder.addEvaluatedOutputs(EvaluatedDecisionOutput.newBuilder()
                        .setOutputId(output.getOutputId())
                        .setOutputName(output.getOutputName())
                        .setOutputValue(output.getOutputValue())));
        return builder.build();
    }
}
