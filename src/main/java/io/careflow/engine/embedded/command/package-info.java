/** Writes commands to the engine's log and hands each answer to whoever asked. */
package io.careflow.engine.embedded.command;
