/** The inbox: user tasks as staff see them, projected from the engine's task listeners and repairable from the engine. */
@org.springframework.modulith.ApplicationModule(displayName = "Desk")
package io.careflow.desk;
