/** The way to and from the process engine: models deployed, messages published, jobs run once, incidents shown. */
@org.springframework.modulith.ApplicationModule(displayName = "Engine", allowedDependencies = "platform")
package io.careflow.engine;
