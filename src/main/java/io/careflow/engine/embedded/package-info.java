/** A durable single-node Camunda 8 engine inside the application, for local work and tests; reached only over loopback. */
@org.springframework.modulith.NamedInterface("embedded")
package io.careflow.engine.embedded;
