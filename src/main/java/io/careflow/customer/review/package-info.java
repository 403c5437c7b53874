/** The quarterly review of records: those that are stale, incomplete or out of reach go to who takes care of them. */
package io.careflow.customer.review;
