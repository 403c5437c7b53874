/** The API and the page of risks and rescues. */
package io.careflow.churn.web;
