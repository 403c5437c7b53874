/** The part of the Camunda 8 REST API that has no gRPC counterpart: user tasks, searches, incidents. */
package io.careflow.engine.embedded.rest;
