/** Who may be told what, when and how often: the contact policy, and the decisions that are taken by it. */
@org.springframework.modulith.NamedInterface("policy")
package io.careflow.messaging.policy;
