/** The audit trail as evidence: its entries are chained by seals, so that a change of what was recorded is found. */
package io.careflow.platform.audit;
