/** The gRPC gateway as the public Java client expects it: commands, job streams and job polls. */
package io.careflow.engine.embedded.grpc;
